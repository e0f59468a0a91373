package dev.gw.check;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;

/** The piece of text that stands for a node in a message: short even where the node is long. */
final class Spans {
    private Spans() {}

    /** A scalar whole; of a map its name or else its first key; of a list its first item. */
    static Span of(Node node) {
        if (node instanceof MapNode map && !map.isEmpty()) {
            for (String key : new String[] {"name", "username", "target", "prefix", "key"}) {
                if (map.get(key) instanceof Scalar name && !name.span().isNowhere() && !name.isNull()) {
                    return name.span();
                }
            }
            Span first = map.entries().get(0).key().span();
            return first.isNowhere() ? map.span() : first;
        }
        return node instanceof ListNode list && !list.isEmpty() ? of(list.get(0)) : node.span();
    }
}
