package dev.gw.check;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.util.IdentityHashMap;
import java.util.List;

/** A document whose entities have the ids that were made for them: Kong's errors about links show them so. */
final class WithIds {
    private final IdentityHashMap<Node, Node> ids = new IdentityHashMap<>();

    WithIds(List<Item> items) {
        collect(items);
    }

    private void collect(List<Item> items) {
        for (Item item : items) {
            Node id = item.get("id");
            if (id != null && !item.authored().has("id")) {
                ids.put(item.authored(), id);
            }
            collect(item.children());
        }
    }

    MapNode in(MapNode map) {
        MapNode changed = map;
        for (MapNode.Entry entry : map.entries()) {
            Node value = in(entry.value());
            changed = value == entry.value() ? changed : changed.with(entry.name(), value);
        }
        Node id = ids.get(map);
        return id == null ? changed : changed.with("id", id);
    }

    private Node in(Node node) {
        if (node instanceof MapNode map) {
            return in(map);
        }
        if (node instanceof ListNode list) {
            List<Node> items = list.items().stream().map(this::in).toList();
            boolean same = true;
            for (int i = 0; i < items.size(); i++) {
                same &= items.get(i) == list.get(i);
            }
            return same ? list : new ListNode(items, list.span());
        }
        return node;
    }
}
