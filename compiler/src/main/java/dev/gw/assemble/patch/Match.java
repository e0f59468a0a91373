package dev.gw.assemble.patch;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A node that a path leads to, and the way there.
 *
 * @param node the node
 * @param parent the match it was reached from; null at the root
 * @param key its name or index in the parent; null at the root
 */
record Match(Node node, @Nullable Match parent, @Nullable Object key) {
    static Match root(Node node) {
        return new Match(node, null, null);
    }

    /** Visits the values of a map, the items of a list. */
    void children(Consumer<Match> visitor) {
        if (node instanceof MapNode map) {
            map.entries().forEach(entry -> visitor.accept(new Match(entry.value(), this, entry.name())));
        } else if (node instanceof ListNode list) {
            for (int i = 0; i < list.size(); i++) {
                visitor.accept(new Match(list.get(i), this, i));
            }
        }
    }

    void child(String name, Consumer<Match> visitor) {
        Node value = node instanceof MapNode map ? map.get(name) : null;
        if (value != null) {
            visitor.accept(new Match(value, this, name));
        }
    }

    void child(int index, Consumer<Match> visitor) {
        if (node instanceof ListNode list) {
            int at = index < 0 ? list.size() + index : index;
            if (at >= 0 && at < list.size()) {
                visitor.accept(new Match(list.get(at), this, at));
            }
        }
    }

    /** Visits this node and everything below it. */
    void descend(Consumer<Match> visitor) {
        visitor.accept(this);
        children(child -> child.descend(visitor));
    }
}
