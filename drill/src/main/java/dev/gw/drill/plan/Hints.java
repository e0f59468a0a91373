package dev.gw.drill.plan;

import dev.gw.document.MapNode;
import java.util.Map;
import java.util.Set;

/**
 * What a configuration does not say, but requests need to get through: what plugins of one's own ask for.
 *
 * @param headers fields that every request carries
 * @param claims claims that every token carries
 * @param paths a path for a route whose own give no example, by the route's name
 * @param fromTokens fields that plugins set from tokens, and take from clients; in lower case
 * @param stored what plugins find in Redis that ask it themselves: fields of hashes, and texts as the field without a name
 */
public record Hints(
        Map<String, String> headers,
        MapNode claims,
        Map<String, String> paths,
        Set<String> fromTokens,
        Map<String, Map<String, String>> stored) {
    public Hints {
        fromTokens = Set.copyOf(fromTokens);
        headers = Map.copyOf(headers);
        paths = Map.copyOf(paths);
        stored = Map.copyOf(stored);
    }

    /** No hints. */
    public static Hints none() {
        return new Hints(Map.of(), MapNode.empty(), Map.of(), Set.of(), Map.of());
    }

    /** The same with other claims. */
    public Hints withClaims(MapNode other) {
        return new Hints(headers, other, paths, fromTokens, stored);
    }
}
