package dev.gw.check;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
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
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Node value, StringBuilder out) {
        if (value instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                out.append(i == 0 ? '{' : ',');
                quote(map.at(i).name(), out);
                write(map.at(i).value(), out.append(':'));
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof ListNode list) {
            for (int i = 0; i < list.size(); i++) {
                write(list.get(i), out.append(i == 0 ? '[' : ','));
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof Scalar scalar && scalar.isString()) {
            quote(scalar.shown(), out);
        } else if (value instanceof Scalar scalar) {
            out.append(scalar.isNull() ? "null" : scalar.text());
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
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
        out.append('"');
    }
}
