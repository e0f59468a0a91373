package dev.gw.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where entities stand in their document, as paths of keys and positions from 1. */
final class Places {
    private Places() {}

    static List<Object> of(Item item) {
        List<Object> path = new ArrayList<>();
        add(item, path);
        return path;
    }

    private static void add(@Nullable Item item, List<Object> path) {
        if (item != null) {
            add(item.parent(), path);
            path.add(item.kind().plural());
            path.add(item.position() + 1);
        }
    }

    /** The path with more steps. */
    static List<Object> with(List<Object> path, Object... steps) {
        List<Object> longer = new ArrayList<>(path);
        longer.addAll(List.of(steps));
        return longer;
    }
}
