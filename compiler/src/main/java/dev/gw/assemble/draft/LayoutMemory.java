package dev.gw.assemble.draft;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.util.IdentityHashMap;

/**
 * What the last layout made, so that the next one hands out the very same node for the same parts: who remembers nodes
 * knows them again. For one layout after the other, on one thread.
 */
public final class LayoutMemory {
    /** By the first part. */
    private IdentityHashMap<Node, Node> before = new IdentityHashMap<>();

    private IdentityHashMap<Node, Node> now = new IdentityHashMap<>();

    /** Begins a layout; what the one before did not make is forgotten. */
    void begin() {
        before = now;
        now = new IdentityHashMap<>();
    }

    MapNode same(MapNode made) {
        if (made.isEmpty()) {
            return made;
        }
        Node first = made.at(0).value();
        MapNode kept = before.get(first) instanceof MapNode known && isSame(known, made) ? known : made;
        now.put(first, kept);
        return kept;
    }

    ListNode same(ListNode made) {
        if (made.isEmpty()) {
            return made;
        }
        Node first = made.get(0);
        ListNode kept = before.get(first) instanceof ListNode known && isSame(known, made) ? known : made;
        now.put(first, kept);
        return kept;
    }

    @SuppressWarnings("ReferenceEquality") // the very same parts
    private static boolean isSame(MapNode one, MapNode other) {
        if (one.size() != other.size() || !one.span().equals(other.span())) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            MapNode.Entry mine = one.at(i);
            MapNode.Entry theirs = other.at(i);
            boolean sameKey = mine.key() == theirs.key() || mine.key().sameAs(theirs.key());
            if (mine.value() != theirs.value() || !sameKey) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // the very same parts
    private static boolean isSame(ListNode one, ListNode other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i) != other.get(i)) {
                return false;
            }
        }
        return true;
    }
}
