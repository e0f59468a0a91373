package dev.gw.emit.format;

import dev.gw.document.Syntax;

/** Brackets that stay on one line: {@code [a, b]}, {@code {a: b}}. */
final class FlowPrinter {
    private FlowPrinter() {}

    static void print(Syntax node, StringBuilder out) {
        if (node instanceof Syntax.Items items) {
            out.append('[');
            for (int i = 0; i < items.items().size(); i++) {
                out.append(i == 0 ? "" : ", ");
                inner(items.items().get(i), out);
            }
            out.append(']');
        } else if (node instanceof Syntax.Pairs pairs) {
            out.append('{');
            for (int i = 0; i < pairs.pairs().size(); i++) {
                out.append(i == 0 ? "" : ", ");
                inner(pairs.pairs().get(i).key(), out);
                out.append(": ");
                inner(pairs.pairs().get(i).value(), out);
            }
            out.append('}');
        }
    }

    private static void inner(Syntax node, StringBuilder out) {
        out.append(node.properties());
        if (node instanceof Syntax.Leaf leaf) {
            out.append(Layout.inline(leaf));
        } else {
            print(node, out);
        }
    }
}
