package dev.gw.assemble.patch;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One patch: what it selects, and what happens to it.
 *
 * @param selectors paths; what any of them selects is patched
 * @param values fields to set on selected maps
 * @param items what to append to selected lists; where there is any, maps are left alone
 * @param remove fields to remove from selected maps
 * @param span where the patch stands
 */
record Patch(List<JsonPath> selectors, MapNode values, List<Node> items, Set<String> remove, Span span) {
    /**
     * What a patch made of a document.
     *
     * @param selected how many nodes its selectors led to
     * @param changed how many of them it changed
     */
    record Outcome(Node document, int selected, int changed) {}

    Outcome apply(Node document) {
        Match root = Match.root(document);
        Selected selected = new Selected();
        int count = 0;
        for (JsonPath path : selectors) {
            List<Match> matches = path.matches(root, root);
            matches.forEach(selected::mark);
            count += matches.size();
        }
        int[] changed = new int[1];
        return new Outcome(rewrite(document, selected, changed), count, changed[0]);
    }

    /** The selected nodes as a tree, so that one walk changes them all. */
    private static final class Selected {
        private final Map<Object, Selected> below = new HashMap<>();
        private boolean here;

        void mark(Match match) {
            find(match).here = true;
        }

        private Selected find(Match match) {
            Match parent = match.parent();
            Object key = match.key();
            return parent == null || key == null ? this : find(parent).below.computeIfAbsent(key, k -> new Selected());
        }
    }

    private Node rewrite(Node node, @Nullable Selected selected, int[] changed) {
        if (selected == null) {
            return node;
        }
        Node inner = node;
        if (node instanceof MapNode map && !selected.below.isEmpty()) {
            List<MapNode.Entry> entries = new ArrayList<>(map.size());
            map.entries()
                    .forEach(e -> entries.add(
                            new MapNode.Entry(e.key(), rewrite(e.value(), selected.below.get(e.name()), changed))));
            inner = new MapNode(entries, map.span());
        } else if (node instanceof ListNode list && !selected.below.isEmpty()) {
            List<Node> rewritten = new ArrayList<>(list.size());
            for (int i = 0; i < list.size(); i++) {
                rewritten.add(rewrite(list.get(i), selected.below.get(i), changed));
            }
            inner = new ListNode(rewritten, list.span());
        }
        return selected.here ? patched(inner, changed) : inner;
    }

    private Node patched(Node node, int[] changed) {
        if (!items.isEmpty()) {
            if (!(node instanceof ListNode list)) {
                return node;
            }
            changed[0]++;
            List<Node> all = new ArrayList<>(list.items());
            all.addAll(items);
            return new ListNode(all, list.span());
        }
        if (!(node instanceof MapNode map)) {
            return node;
        }
        changed[0]++;
        return fields(map);
    }

    private MapNode fields(MapNode map) {
        List<MapNode.Entry> entries = new ArrayList<>();
        for (MapNode.Entry entry : map.entries()) {
            MapNode.Entry set = values.entry(entry.name());
            if (!remove.contains(entry.name())) {
                entries.add(set == null ? entry : new MapNode.Entry(entry.key(), set.value()));
            }
        }
        values.entries().stream().filter(e -> !map.has(e.name())).forEach(entries::add);
        return new MapNode(entries, map.span());
    }
}
