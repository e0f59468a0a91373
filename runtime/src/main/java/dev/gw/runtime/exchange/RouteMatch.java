package dev.gw.runtime.exchange;

import java.util.List;
import java.util.Map;

/**
 * How a route's path matched.
 *
 * @param prefix the text that strip_path removes: the plain path, or what the expression matched; empty where the route
 *     has no paths
 * @param numbered the expression's groups, group 0 first; empty where there is no group but 0
 * @param named its named groups
 */
public record RouteMatch(String prefix, List<String> numbered, Map<String, String> named) {
    /** A match without captures. */
    public static RouteMatch ofPrefix(String prefix) {
        return new RouteMatch(prefix, List.of(), Map.of());
    }
}
