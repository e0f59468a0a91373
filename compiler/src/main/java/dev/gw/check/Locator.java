package dev.gw.check;

import dev.gw.check.schema.Tables;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the node that an error is about. */
final class Locator {
    private Locator() {}

    /**
     * The node at the path as far as it was written.
     *
     * @param path keys and positions from 1
     * @param wantsKey whether the key itself is at fault, not its value
     */
    static Node find(Node root, List<Object> path, boolean wantsKey) {
        Node node = root;
        for (int i = 0; i < path.size(); i++) {
            Object step = path.get(i);
            boolean isLast = i == path.size() - 1;
            if (isLast && wantsKey && step instanceof String name && node instanceof MapNode map) {
                MapNode.Entry entry = map.entry(name);
                return entry == null ? node : entry.key();
            }
            Node next = step(node, step);
            if (next == null) {
                return node;
            }
            node = next;
        }
        return node;
    }

    private static @Nullable Node step(Node node, Object step) {
        if (step instanceof Integer position) {
            List<Node> items = Tables.items(node);
            return position >= 1 && position <= items.size() ? items.get(position - 1) : null;
        }
        return Tables.get(node, String.valueOf(step));
    }
}
