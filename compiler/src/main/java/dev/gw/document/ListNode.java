package dev.gw.document;

import dev.gw.source.Span;
import java.util.List;

/**
 * A list.
 *
 * @param items the items, in order
 * @param span where it stands
 */
public record ListNode(List<Node> items, Span span) implements Node {
    public ListNode {
        items = items instanceof Items<Node> ? items : new Items<>(items.toArray(new Node[items.size()]));
    }

    /** A list that stands in no file. */
    public static ListNode of(List<? extends Node> items) {
        return new ListNode(new Items<>(items.toArray(new Node[items.size()])), Span.nowhere());
    }

    public int size() {
        return items.size();
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    public Node get(int index) {
        return items.get(index);
    }

    @Override
    public boolean sameAs(Node other) {
        if (!(other instanceof ListNode list) || list.size() != size()) {
            return false;
        }
        for (int i = 0; i < size(); i++) {
            if (!get(i).sameAs(list.get(i))) {
                return false;
            }
        }
        return true;
    }
}
