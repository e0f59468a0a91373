package dev.gw.cli.gateway;

import dev.gw.check.CheckSettings;
import dev.gw.check.OldNames;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a gateway shows, as somebody would keep it: without times, what is not set, and what it says twice. */
final class DumpedDocument {
    private static final Set<String> TIMES = Set.of("created_at", "updated_at");

    private DumpedDocument() {}

    static MapNode of(MapNode live, CheckSettings settings) {
        List<MapNode.Entry> entries = new ArrayList<>(live.size());
        for (MapNode.Entry entry : live.entries()) {
            boolean entities = EntityKind.ofPlural(entry.name()).isPresent() && entry.value() instanceof ListNode;
            Node value = entities ? list((ListNode) entry.value()) : entry.value();
            entries.add(new MapNode.Entry(entry.key(), value));
        }
        return OldNames.without(MapNode.of(entries), settings);
    }

    private static ListNode list(ListNode entities) {
        List<Node> items = new ArrayList<>(entities.size());
        for (Node entity : entities.items()) {
            List<MapNode.Entry> kept = new ArrayList<>();
            for (MapNode.Entry entry : ((MapNode) entity).entries()) {
                boolean unset = entry.value() instanceof Scalar scalar && scalar.isNull();
                if (!unset && !TIMES.contains(entry.name())) {
                    kept.add(entry);
                }
            }
            items.add(MapNode.of(kept));
        }
        return ListNode.of(items);
    }
}
