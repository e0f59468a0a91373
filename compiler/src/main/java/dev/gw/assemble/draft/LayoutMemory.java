package dev.gw.assemble.draft;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What the last layout made, so that the next one hands out the very same node for the same parts: who remembers nodes
 * knows them again. For one layout after the other, on one thread.
 */
public final class LayoutMemory {
    /** By the first part. */
    private IdentityHashMap<Node, Node> before = new IdentityHashMap<>();

    private IdentityHashMap<Node, Node> now = new IdentityHashMap<>();

    private @Nullable Last last;
    private @Nullable DraftNames withoutDuplicates;

    /**
     * The last layout, which can be used again while entities are called and nested as they were.
     *
     * @param drafts its own, in the places that they had
     */
    private record Last(Layout layout, List<Draft> drafts, DraftNames names) {}

    List<MapNode.Entry> layout(List<Draft> drafts, Diagnostics out) {
        Last known = last;
        List<Integer> changed = known == null ? null : known.names().changed(drafts);
        if (known != null && changed != null) {
            changed.forEach(i ->
                    known.layout().change(known.drafts().get(i), drafts.get(i).fields()));
            return known.layout().lists();
        }
        // what the layout before did not make is forgotten
        before = now;
        now = new IdentityHashMap<>();
        DraftNames names = DraftNames.of(drafts);
        Diagnostics found = new Diagnostics();
        Layout layout = Layout.remembered(drafts, this, found);
        last = found.isEmpty() && names.areNestedAsWritten(drafts) ? new Last(layout, drafts, names) : null;
        out.addAll(found.sorted());
        return layout.lists();
    }

    /** Whether nothing is defined twice, because nothing was and all is called as it was. */
    boolean isWithoutDuplicates(List<Draft> drafts) {
        return withoutDuplicates != null && withoutDuplicates.changed(drafts) != null;
    }

    /** Remembers entities of which none is defined twice; null where one is. */
    void withoutDuplicates(@Nullable DraftNames names) {
        withoutDuplicates = names;
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
