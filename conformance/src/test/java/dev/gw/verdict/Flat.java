package dev.gw.verdict;

import dev.gw.check.Violation;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.List;
import java.util.TreeSet;

/** Errors in one comparable form: {@code type/name field: message}. */
final class Flat {
    private Flat() {}

    /** As Kong's {@code flattened_errors} have them. */
    static TreeSet<String> recorded(MapNode row, boolean withMessages) {
        TreeSet<String> lines = new TreeSet<>();
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
    static TreeSet<String> found(List<Violation> violations, boolean withMessages) {
        TreeSet<String> lines = new TreeSet<>();
        for (Violation violation : violations) {
            if (violation.kind() != null) {
                String plural = violation.kind().plural();
                String name = violation.entity().string("name");
                String who = plural.substring(0, plural.length() - 1) + "/" + (name == null || name.isEmpty() ? null : name);
                boolean isEntity = violation.type() == Violation.Type.ENTITY;
                String field = isEntity ? "@entity" : violation.fieldPath();
                lines.add(line(who, field, violation.message(), withMessages));
            }
        }
        return lines;
    }

    private static String line(String who, String field, String message, boolean withMessages) {
        return withMessages || field.equals("@entity") && false ? who + " " + field + ": " + message : who + " " + field;
    }
}
