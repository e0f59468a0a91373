package dev.gw.runtime.router;

import dev.gw.runtime.exchange.RouteMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an expression's comparisons left behind while they were asked: the text that the path was last found to match, and
 * the groups of all its regular expressions, later ones in the place of earlier ones. For one request on one thread.
 */
final class Trace {
    private String path = "";
    private final List<String> numbered = new ArrayList<>(0);
    private final Map<String, String> named = new HashMap<>(0);

    void path(String matched) {
        path = matched;
    }

    void captures(RouteRegex.Found found) {
        List<String> groups = found.numbered().isEmpty() ? List.of(found.text()) : found.numbered();
        for (int i = 0; i < groups.size(); i++) {
            if (i < numbered.size()) {
                numbered.set(i, groups.get(i));
            } else {
                numbered.add(groups.get(i));
            }
        }
        named.putAll(found.named());
    }

    RouteMatch match() {
        return numbered.size() < 2
                ? RouteMatch.ofPrefix(path)
                : new RouteMatch(path, List.copyOf(numbered), Map.copyOf(named));
    }
}
