package dev.gw.assemble.values;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A value for a placeholder.
 *
 * @param node the value; a string for those that come as text
 * @param raw whether it came as text, whose type depends on where it goes
 * @param sensitive whether no message may show it
 */
record Value(Node node, boolean raw, boolean sensitive) {
    static Value text(String text, boolean sensitive) {
        return new Value(Scalar.string(text), true, sensitive);
    }

    /** Whether {@code :-} and {@code :?} take it as not given. */
    boolean isEmpty() {
        return node instanceof Scalar scalar
                && (scalar.isNull() || scalar.text().isEmpty());
    }

    /** The value as it stands in for a whole unquoted scalar. */
    Node typed(Span place) {
        if (raw) {
            return mark(Typed.of(((Scalar) node).text(), place));
        }
        return node instanceof Scalar scalar ? mark(scalar.at(place)) : mark(node);
    }

    private Node mark(Node plain) {
        if (!sensitive) {
            return plain;
        }
        if (plain instanceof Scalar scalar) {
            return scalar.sensitive();
        }
        if (plain instanceof ListNode list) {
            List<Node> items = new ArrayList<>();
            list.items().forEach(item -> items.add(mark(item)));
            return new ListNode(items, list.span());
        }
        MapNode map = (MapNode) plain;
        List<MapNode.Entry> entries = new ArrayList<>();
        map.entries().forEach(e -> entries.add(new MapNode.Entry(e.key(), mark(e.value()))));
        return new MapNode(entries, map.span());
    }
}
