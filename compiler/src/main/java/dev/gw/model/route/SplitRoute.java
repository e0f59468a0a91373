package dev.gw.model.route;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One entry of Kong's router: an http route with those of its paths that share a length, or with its regex paths. Kong
 * splits a route with other paths into several entries.
 *
 * @param route the route
 * @param id the id that decides between equal priorities: the route's own, or the one Kong derives for a part of it
 * @param paths the paths of this entry, in the route's order; none for a route without paths
 * @param rank what the priority is made of
 * @param priority the effective priority, unsigned
 */
public record SplitRoute(Entity route, String id, List<Scalar> paths, RoutePriority rank, long priority) {
    /** The order in which the router asks, first asked first. */
    public static final Comparator<SplitRoute> ORDER = SplitRoute::order;

    /** Routes with an expression are asked before all others. */
    private static final long EXPRESSION = 0xFFL << 56;

    public SplitRoute {
        paths = List.copyOf(paths);
    }

    /** The entries that a route makes: one where it has an expression, which counts alone. */
    public static List<SplitRoute> of(Entity route) {
        if (route.fields().string("expression") != null) {
            long own = route.fields().get("priority") instanceof Scalar s && s.isNumber() ? (long) s.number() : 0;
            RoutePriority none = new RoutePriority(0, false, 0, false, 0, 0);
            return List.of(new SplitRoute(route, route.id(), List.of(), none, EXPRESSION | own));
        }
        if (StreamPriority.isStream(route)) {
            RoutePriority none = new RoutePriority(0, false, 0, false, 0, 0);
            return List.of(new SplitRoute(route, route.id(), List.of(), none, StreamPriority.of(route)));
        }
        Map<Integer, List<Scalar>> groups = new LinkedHashMap<>();
        for (Node node : route.fields().list("paths")) {
            if (node instanceof Scalar path) {
                groups.computeIfAbsent(pathLength(path.text()), k -> new ArrayList<>(2))
                        .add(path);
            }
        }
        if (groups.isEmpty()) {
            return List.of(entry(route, route.id(), List.of(), 0));
        }
        List<SplitRoute> entries = new ArrayList<>(groups.size());
        groups.forEach((length, paths) -> {
            String id = groups.size() == 1 ? route.id() : SplitId.of(route.id(), entries.size() + 1);
            entries.add(entry(route, id, paths, length));
        });
        return entries;
    }

    /** The length in bytes of a plain path; 0 for a regex. */
    public static int pathLength(String path) {
        return isRegex(path) ? 0 : path.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether Kong reads a path as a regular expression. */
    public static boolean isRegex(String path) {
        return path.startsWith("~");
    }

    private static SplitRoute entry(Entity route, String id, List<Scalar> paths, int length) {
        MapNode fields = route.fields();
        MapNode byHeader = fields.map("headers");
        int headers = byHeader == null ? 0 : byHeader.size();
        boolean regex = !paths.isEmpty() && length == 0;
        long regexPriority = fields.get("regex_priority") instanceof Scalar s && s.isNumber() ? (long) s.number() : 0;
        int attributes = attributes(fields) + (paths.isEmpty() ? 0 : 1) + (headers > 0 ? 1 : 0);
        RoutePriority priority =
                new RoutePriority(attributes, plainHosts(fields), headers, regex, regexPriority, length);
        return new SplitRoute(route, id, paths, priority, priority.value());
    }

    private static int attributes(MapNode fields) {
        int count = 0;
        for (String attribute : List.of("methods", "hosts", "snis", "sources", "destinations")) {
            count += fields.get(attribute) instanceof ListNode list && !list.isEmpty() ? 1 : 0;
        }
        return count;
    }

    private static boolean plainHosts(MapNode fields) {
        List<Node> hosts = fields.list("hosts");
        for (Node host : hosts) {
            if (host instanceof Scalar scalar && scalar.text().indexOf('*') >= 0) {
                return false;
            }
        }
        return !hosts.isEmpty();
    }

    private static int order(SplitRoute one, SplitRoute other) {
        int byPriority = Long.compareUnsigned(other.priority, one.priority);
        return byPriority != 0 ? byPriority : RoutePriority.compareIds(other.id, one.id);
    }
}
