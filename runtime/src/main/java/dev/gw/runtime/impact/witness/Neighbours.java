package dev.gw.runtime.impact.witness;

import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.route.SplitRoute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Routes by the hosts and the beginnings of the paths they take, to find those that may share requests with another. The
 * number found for one route is bounded, so that the work stays linear; the nearest are found first.
 */
final class Neighbours {
    private static final int MOST_HOSTS = 200;
    private static final int MOST_NEAR = 100;
    private static final String ANY = "";

    private final Map<String, NavigableMap<String, List<Entity>>> byHost = new HashMap<>();
    private final NavigableMap<String, List<Entity>> all = new TreeMap<>();
    private final Map<String, List<Matching>> matchings = new HashMap<>();
    private final int most;

    /**
     * Of no routes yet.
     *
     * @param most how many neighbours of one route are found at most
     */
    Neighbours(int most) {
        this.most = most;
    }

    /** Adds a route, unless it surely shares no request with those of these beginnings. */
    void add(Entity route, Set<String> near) {
        if (near.size() > MOST_NEAR || isNear(route, near)) {
            add(route);
        }
    }

    private static boolean isNear(Entity route, Set<String> near) {
        List<Node> paths = route.fields().list("paths");
        for (Node path : paths) {
            String text = path instanceof Scalar scalar ? scalar.text() : "";
            String beginning = SplitRoute.isRegex(text) ? PathRegex.beginning(text.substring(1)) : text;
            for (String other : near) {
                if (beginning.startsWith(other) || other.startsWith(beginning)) {
                    return true;
                }
            }
        }
        return paths.isEmpty();
    }

    private void add(Entity route) {
        for (Matching matching : matchings(route)) {
            for (String beginning : new LinkedHashSet<>(matching.beginnings())) {
                put(all, beginning, route);
                if (matching.hosts().isEmpty() || matching.hosts().size() > MOST_HOSTS) {
                    put(byHost.computeIfAbsent(ANY, ignored -> new TreeMap<>()), beginning, route);
                } else {
                    hosts(matching)
                            .forEach(host ->
                                    put(byHost.computeIfAbsent(host, ignored -> new TreeMap<>()), beginning, route));
                }
            }
        }
    }

    /** What a route asks for, in each of the ways in which it can be had. */
    List<Matching> matchings(Entity route) {
        return matchings.computeIfAbsent(route.id(), ignored -> Demand.of(route));
    }

    /** A wildcard may stand for any name, so such routes stand with those for any host. */
    private static Set<String> hosts(Matching matching) {
        Set<String> hosts = new LinkedHashSet<>();
        for (String host : matching.hosts()) {
            int colon = host.lastIndexOf(':');
            hosts.add(HostNames.isWildcard(host) ? ANY : colon < 0 ? host : host.substring(0, colon));
        }
        return hosts;
    }

    private static void put(NavigableMap<String, List<Entity>> map, String beginning, Entity route) {
        map.computeIfAbsent(beginning, ignored -> new ArrayList<>(1)).add(route);
    }

    /** The routes that may share requests with one. */
    Set<Entity> of(Matching matching) {
        Set<Entity> found = new LinkedHashSet<>();
        Set<String> hosts = hosts(matching);
        for (String beginning : matching.beginnings()) {
            if (hosts.isEmpty() || hosts.contains(ANY)) {
                collect(all, beginning, found);
            } else {
                hosts.forEach(host -> collect(byHost.getOrDefault(host, new TreeMap<>()), beginning, found));
                collect(byHost.getOrDefault(ANY, new TreeMap<>()), beginning, found);
            }
        }
        return found;
    }

    /** Those whose beginning begins with this one, and those whose beginning this one begins with. */
    private void collect(NavigableMap<String, List<Entity>> map, String beginning, Set<Entity> found) {
        for (int length = beginning.length(); length >= 0 && found.size() < most; length--) {
            addAll(map.get(beginning.substring(0, length)), found);
        }
        for (Map.Entry<String, List<Entity>> entry : map.tailMap(beginning).entrySet()) {
            if (found.size() >= most || !entry.getKey().startsWith(beginning)) {
                return;
            }
            addAll(entry.getValue(), found);
        }
    }

    private void addAll(@Nullable List<Entity> routes, Set<Entity> found) {
        if (routes != null) {
            routes.stream().limit(most).forEach(found::add);
        }
    }
}
