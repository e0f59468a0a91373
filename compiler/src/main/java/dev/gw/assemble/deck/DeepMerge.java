package dev.gw.assemble.deck;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills a map up from another: what stands in both is kept from the first, maps deeply. */
public final class DeepMerge {
    private DeepMerge() {}

    /** The winner's values, and the other's where the winner has none. */
    public static MapNode fill(MapNode winner, MapNode other) {
        Map<String, MapNode.Entry> merged = new LinkedHashMap<>();
        winner.entries().forEach(entry -> merged.put(entry.name(), entry));
        for (MapNode.Entry entry : other.entries()) {
            MapNode.Entry own = merged.get(entry.name());
            if (own == null) {
                merged.put(entry.name(), entry);
            } else if (own.value() instanceof MapNode ours && entry.value() instanceof MapNode theirs) {
                Node deep = fill(ours, theirs);
                merged.put(entry.name(), new MapNode.Entry(own.key(), deep));
            }
        }
        return new MapNode(List.copyOf(merged.values()), winner.span());
    }
}
