package dev.gw.emit;

import dev.gw.document.Node;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the items of a document's lists, so that the next write makes only those that have changed. They are told
 * by identity: nodes never change. For one write after the other, on one thread.
 */
public final class YamlMemory {
    private static final int FIRST_SIZE = 1 << 14;

    private IdentityHashMap<Node, String> before = new IdentityHashMap<>();
    private IdentityHashMap<Node, String> now = new IdentityHashMap<>();
    private int size;

    /** Begins a write, and tells how long the one before was; what that one did not write is forgotten. */
    int begin() {
        int last = size + size / 16 + FIRST_SIZE;
        before = now;
        now = new IdentityHashMap<>(before.size() * 2);
        size = 0;
        return last;
    }

    @Nullable
    String text(Node item) {
        String known = before.get(item);
        if (known != null) {
            keep(item, known);
        }
        return known;
    }

    void keep(Node item, String text) {
        now.put(item, text);
        size += text.length();
    }
}
