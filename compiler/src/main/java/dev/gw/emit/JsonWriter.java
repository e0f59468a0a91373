package dev.gw.emit;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Surrogates;
import java.util.Locale;

/** Writes nodes as JSON: keys in the order they stand in, the same node gives the same bytes. */
public final class JsonWriter {
    private final StringBuilder out = new StringBuilder(1 << 10);
    private final boolean pretty;

    private JsonWriter(boolean pretty) {
        this.pretty = pretty;
    }

    /** With two spaces a level and a line break at the end. */
    public static String write(Node node) {
        JsonWriter writer = new JsonWriter(true);
        writer.node(node, 0);
        return writer.out.append('\n').toString();
    }

    /** On one line without spaces. */
    public static String compact(Node node) {
        JsonWriter writer = new JsonWriter(false);
        writer.node(node, 0);
        return writer.out.toString();
    }

    private void node(Node node, int indent) {
        if (node instanceof MapNode map) {
            map(map, indent);
        } else if (node instanceof ListNode list) {
            list(list, indent);
        } else {
            scalar((Scalar) node);
        }
    }

    private void map(MapNode map, int indent) {
        out.append('{');
        boolean first = true;
        for (MapNode.Entry entry : map.entries()) {
            next(first, indent);
            first = false;
            string(entry.name());
            out.append(pretty ? ": " : ":");
            node(entry.value(), indent + 2);
        }
        close(map.isEmpty(), indent, '}');
    }

    private void list(ListNode list, int indent) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            next(i == 0, indent);
            node(list.get(i), indent + 2);
        }
        close(list.isEmpty(), indent, ']');
    }

    private void next(boolean first, int indent) {
        if (!first) {
            out.append(',');
        }
        if (pretty) {
            line(indent + 2);
        }
    }

    private void close(boolean empty, int indent, char bracket) {
        if (pretty && !empty) {
            line(indent);
        }
        out.append(bracket);
    }

    private void line(int indent) {
        out.append('\n').append(" ".repeat(indent));
    }

    private void scalar(Scalar scalar) {
        Object value = scalar.value();
        if (value instanceof String text) {
            string(text);
        } else if (value instanceof Double number) {
            out.append(Numbers.json(number));
        } else {
            out.append(value);
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> character(text, i);
            }
        }
        out.append('"');
    }

    private void character(String text, int at) {
        char c = text.charAt(at);
        boolean lone = Surrogates.isLone(text, at);
        if (c < ' ' || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || lone) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        } else {
            out.append(c);
        }
    }
}
