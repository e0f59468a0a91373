package dev.gw.emit.format;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tree with its keys in canonical order. */
final class NodeOrder {
    private NodeOrder() {}

    /** @param document whether the node is a document and not an entity */
    static Node sorted(Node node, @Nullable EntityKind kind, boolean document) {
        if (node instanceof ListNode list && kind != null) {
            List<Node> items = new ArrayList<>();
            list.items().forEach(item -> items.add(sorted(item, kind, false)));
            return new ListNode(items, list.span());
        }
        if (!(node instanceof MapNode map) || (kind == null && !document)) {
            return node;
        }
        List<MapNode.Entry> entries = new ArrayList<>();
        for (MapNode.Entry entry : KeyOrder.sorted(map.entries(), MapNode.Entry::name, document ? null : kind)) {
            Node value = sorted(entry.value(), KeyOrder.kindUnder(entry.name()), false);
            entries.add(new MapNode.Entry(entry.key(), value));
        }
        return new MapNode(entries, map.span());
    }
}
