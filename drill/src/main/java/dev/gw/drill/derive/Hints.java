package dev.gw.drill.derive;

import dev.gw.document.MapNode;
import java.util.Map;

/**
 * What a configuration does not say, but requests need to get through: what plugins of one's own ask for.
 *
 * @param headers fields that every request carries
 * @param claims claims that every token carries
 * @param paths a path for a route whose own give no example, by the route's name
 */
public record Hints(Map<String, String> headers, MapNode claims, Map<String, String> paths) {
    public Hints {
        headers = Map.copyOf(headers);
        paths = Map.copyOf(paths);
    }

    /** No hints. */
    public static Hints none() {
        return new Hints(Map.of(), MapNode.empty(), Map.of());
    }
}
