package dev.gw.check;

import dev.gw.check.schema.CheckMemory;
import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.KongSchemas;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Validator;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the entities of large documents on all processors, ahead of the check: what is right by itself is remembered,
 * and the check passes over it. What is wrong is left to the check, which finds it in order and as if nobody had looked
 * before. Stateless.
 */
final class AheadCheck {
    /** From how many entities of one kind on other threads are worth waking. */
    private static final int LARGE = 200;

    /** More than processors, because some parts take longer than others. */
    private static final int PARTS = 8;

    private AheadCheck() {}

    /**
     * @param schema of the whole document
     * @param memory takes what is right
     */
    static void check(MapNode document, SchemaDef schema, KongSchemas kong, CheckMemory memory) {
        for (MapNode.Entry entry : document.entries()) {
            FieldDef list = schema.field(entry.name());
            FieldDef elements = list == null ? null : list.elements();
            if (elements != null && isLarge(entry.value())) {
                inParts((ListNode) entry.value(), elements, kong, memory);
            }
        }
    }

    /** Whether a document has lists that are worth it. */
    static boolean isLarge(MapNode document) {
        return document.entries().stream().anyMatch(entry -> isLarge(entry.value()));
    }

    private static boolean isLarge(Node value) {
        return value instanceof ListNode list && list.size() >= LARGE;
    }

    private static void inParts(ListNode list, FieldDef elements, KongSchemas kong, CheckMemory memory) {
        List<Node> items = list.items();
        @Nullable MapNode[] right = new MapNode[items.size()];
        IntStream.range(0, PARTS).parallel().forEach(part -> {
            Validator validator = new Validator(kong::entity);
            int end = (int) ((long) items.size() * (part + 1) / PARTS);
            for (int i = (int) ((long) items.size() * part / PARTS); i < end; i++) {
                right[i] = right(validator, elements.fields(), items.get(i));
            }
        });
        for (int i = 0; i < right.length; i++) {
            MapNode filled = right[i];
            if (filled != null) {
                memory.ahead(elements, items.get(i), filled);
            }
        }
    }

    private static @Nullable MapNode right(Validator validator, @Nullable SchemaDef schema, Node item) {
        if (schema == null || !(item instanceof MapNode map)) {
            return null;
        }
        MapNode filled = validator.filler().fill(schema, map);
        return validator.checkFilled(schema, filled).isEmpty() ? filled : null;
    }
}
