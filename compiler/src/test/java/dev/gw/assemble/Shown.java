package dev.gw.assemble;

import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;

/** Writes documents and diagnostics for comparison: every value with the type it has, sensitive ones marked. */
final class Shown {
    private final StringBuilder text = new StringBuilder();

    private Shown() {}

    static String document(Node node) {
        Shown shown = new Shown();
        shown.write(node, 0, false);
        return shown.text.toString();
    }

    static String diagnostics(Diagnostics found) {
        StringBuilder text = new StringBuilder();
        for (Diagnostic d : found.sorted()) {
            String place = d.at().isNowhere() ? "-" : d.at().toString();
            text.append(d.severity().label())
                    .append('[')
                    .append(d.code().id())
                    .append("] ")
                    .append(place)
                    .append(' ');
            text.append(d.message()).append('\n');
            d.labels()
                    .forEach(l -> text.append("  ")
                            .append(l.at())
                            .append(' ')
                            .append(l.text())
                            .append('\n'));
            d.help().ifPresent(help -> text.append("  help: ").append(help).append('\n'));
            d.fix()
                    .ifPresent(fix ->
                            text.append("  fix: ").append(fix.replacement()).append('\n'));
        }
        return text.toString();
    }

    private void write(Node node, int indent, boolean inItem) {
        if (node instanceof MapNode map) {
            boolean first = inItem;
            for (MapNode.Entry entry : map.entries()) {
                text.append(first ? "" : " ".repeat(indent))
                        .append(entry.name())
                        .append(':');
                value(entry.value(), indent + 2);
                first = false;
            }
        } else if (node instanceof ListNode list) {
            for (Node item : list.items()) {
                text.append(" ".repeat(indent)).append("- ");
                item(item, indent + 2);
            }
        }
    }

    private void item(Node item, int indent) {
        if (item instanceof Scalar scalar) {
            text.append(scalar(scalar)).append('\n');
        } else if (isEmpty(item)) {
            text.append(item instanceof MapNode ? "{}\n" : "[]\n");
        } else if (item instanceof ListNode) {
            text.append('\n');
            write(item, indent, false);
        } else {
            write(item, indent, true);
        }
    }

    private void value(Node value, int indent) {
        if (value instanceof Scalar scalar) {
            text.append(' ').append(scalar(scalar)).append('\n');
        } else if (isEmpty(value)) {
            text.append(value instanceof MapNode ? " {}\n" : " []\n");
        } else {
            text.append('\n');
            write(value, indent, false);
        }
    }

    private static boolean isEmpty(Node node) {
        return (node instanceof MapNode map && map.isEmpty()) || (node instanceof ListNode list && list.isEmpty());
    }

    private static String scalar(Scalar scalar) {
        String value = scalar.isString()
                ? '"' + scalar.text().replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"") + '"'
                : scalar.text();
        return scalar.isSensitive() ? value + " !sensitive" : value;
    }
}
