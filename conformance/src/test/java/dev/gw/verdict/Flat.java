package dev.gw.verdict;

import dev.gw.check.Violation;
import dev.gw.check.schema.ErrorTable;
import dev.gw.check.schema.Fault;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Errors in one comparable form: {@code type/name field: message}. */
final class Flat {
    private static final Pattern RANDOM =
            Pattern.compile("[0-9A-Za-z]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Flat() {}

    /** As Kong's {@code flattened_errors} have them. */
    static Set<String> recorded(MapNode row, boolean withMessages) {
        Set<String> lines = new TreeSet<>();
        for (Node entity : row.list("flat")) {
            MapNode map = (MapNode) entity;
            String who = map.string("entity_type") + "/" + map.string("entity_name");
            for (Node error : map.list("errors")) {
                MapNode entry = (MapNode) error;
                String field = entry.string("field");
                lines.add(line(who, field == null ? "@entity" : field, text(entry.get("message")), withMessages));
            }
        }
        return lines;
    }

    private static String text(Node node) {
        return node instanceof Scalar scalar ? scalar.text() : String.valueOf(node);
    }

    /** As gw has them. */
    static Set<String> found(List<Violation> violations, boolean withMessages) {
        Set<String> lines = new TreeSet<>();
        for (Violation violation : violations) {
            EntityKind kind = violation.kind();
            if (kind != null) {
                String plural = kind.plural();
                String type = plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
                String name = violation.entity().string("name");
                String who = type + "/" + (name == null || name.isEmpty() ? null : name);
                boolean isOfEntity = violation.type() == Violation.Type.ENTITY
                        || violation.field().stream().allMatch(Integer.class::isInstance);
                String field = isOfEntity ? "@entity" : violation.fieldPath();
                lines.add(line(who, field, violation.message(), withMessages));
            }
        }
        return lines;
    }

    /** A table of errors as recorded: {@code services.1.host: message}. */
    static Set<String> ofTable(@Nullable Node fields, boolean withMessages) {
        Set<String> lines = new TreeSet<>();
        addTable("", fields, withMessages, lines);
        return lines;
    }

    private static void addTable(String path, @Nullable Node node, boolean withMessages, Set<String> lines) {
        if (node instanceof MapNode map) {
            map.entries()
                    .forEach(entry -> addTable(path + "." + step(entry.name()), entry.value(), withMessages, lines));
        } else if (node instanceof ListNode list) {
            for (int i = 0; i < list.size(); i++) {
                addTable(path + "." + (i + 1), list.get(i), withMessages, lines);
            }
        } else if (node instanceof Scalar scalar && !scalar.isNull()) {
            lines.add(withMessages ? path + ": " + scalar.text() : path);
        }
    }

    /** A table of errors as gw has it. */
    static Set<String> ofTable(ErrorTable errors, boolean withMessages) {
        Set<String> lines = new TreeSet<>();
        addTable("", errors, withMessages, lines);
        return lines;
    }

    private static void addTable(String path, Fault fault, boolean withMessages, Set<String> lines) {
        if (fault instanceof ErrorTable table) {
            table.fields().forEach((key, inner) -> addTable(path + "." + step(key), inner, withMessages, lines));
            for (int i = 0; i < table.entity().size(); i++) {
                lines.add(path + ".@entity." + (i + 1)
                        + (withMessages ? ": " + table.entity().get(i) : ""));
            }
        } else if (fault instanceof Fault.Message message) {
            lines.add(withMessages ? path + ": " + message.text() : path);
        }
    }

    /** Kong files errors under names that it draws at random where an entity has none. */
    private static String step(Object key) {
        return RANDOM.matcher(String.valueOf(key)).replaceAll("<random>");
    }

    private static String line(String who, String field, String message, boolean withMessages) {
        return withMessages ? who + " " + field + ": " + message : who + " " + field;
    }
}
