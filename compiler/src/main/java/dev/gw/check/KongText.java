package dev.gw.check;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as Kong prints them and tells them apart by. */
final class KongText {
    private KongText() {}

    /** What Lua's {@code tostring} gives: to compare by, never to show, for it may be a secret. */
    static String of(@Nullable Node value) {
        return value instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : shown(value);
    }

    /** The same for messages. */
    static String shown(@Nullable Node value) {
        if (value == null) {
            return "nil";
        }
        if (value instanceof Scalar scalar) {
            return scalar.isNull() ? "userdata: NULL" : scalar.shown();
        }
        return json(value);
    }

    /** The value as JSON without blanks. */
    static String json(Node value) {
        if (value instanceof MapNode map) {
            return map.entries().stream()
                    .map(entry -> quoted(entry.name()) + ":" + json(entry.value()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof ListNode list) {
            return list.items().stream().map(KongText::json).collect(Collectors.joining(",", "[", "]"));
        }
        Scalar scalar = (Scalar) value;
        return scalar.isString() ? quoted(scalar.shown()) : scalar.isNull() ? "null" : scalar.text();
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '/' -> out.append("\\/");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
