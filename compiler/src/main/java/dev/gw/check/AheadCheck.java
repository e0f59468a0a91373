package dev.gw.check;

import dev.gw.check.schema.CheckMemory;
import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.KongSchemas;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Validator;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the entities of large documents on all processors, ahead of the check: what is right by itself is remembered,
 * and the check passes over it. What is wrong is left to the check, which finds it in order and as if nobody had looked
 * before. Stateless.
 */
final class AheadCheck {
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
        return value instanceof ListNode list && list.size() >= Parts.LARGE;
    }

    private static void inParts(ListNode list, FieldDef elements, KongSchemas kong, CheckMemory memory) {
        List<Node> items = list.items();
        int place = 0;
        for (List<Optional<MapNode>> part :
                Parts.of(items.size(), (from, to) -> right(items.subList(from, to), elements, kong))) {
            for (Optional<MapNode> filled : part) {
                Node item = items.get(place++);
                filled.ifPresent(right -> memory.ahead(elements, item, right));
            }
        }
    }

    /** Each of some items filled, where it is right. */
    private static List<Optional<MapNode>> right(List<Node> items, FieldDef elements, KongSchemas kong) {
        Validator validator = new Validator(kong::entity);
        List<Optional<MapNode>> right = new ArrayList<>(items.size());
        items.forEach(item -> right.add(right(validator, elements.fields(), item)));
        return right;
    }

    private static Optional<MapNode> right(Validator validator, @Nullable SchemaDef schema, Node item) {
        if (schema == null || !(item instanceof MapNode map)) {
            return Optional.empty();
        }
        MapNode filled = validator.filler().fill(schema, map);
        return validator.checkFilled(schema, filled).isEmpty() ? Optional.of(filled) : Optional.empty();
    }
}
