package dev.gw.assemble.draft;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.util.IdentityHashMap;
import java.util.function.BiPredicate;

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
        return made.isEmpty() ? made : kept(MapNode.class, made.at(0).value(), made, LayoutMemory::isSame);
    }

    ListNode same(ListNode made) {
        return made.isEmpty() ? made : kept(ListNode.class, made.get(0), made, LayoutMemory::isSame);
    }

    private <T extends Node> T kept(Class<T> kind, Node first, T made, BiPredicate<T, T> isSame) {
        Node known = before.get(first);
        T kept = kind.isInstance(known) && isSame.test(kind.cast(known), made) ? kind.cast(known) : made;
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
