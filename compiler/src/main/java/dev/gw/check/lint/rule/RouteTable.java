package dev.gw.check.lint.rule;

import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.route.SplitRoute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The http routes in the order in which Kong's router asks them, with an index that finds, for a path of a route, an
 * earlier route that takes all of its requests.
 *
 * <p>Look-ups go by host, then by the beginnings of the path; a look-up weighs a bounded number of routes, so that the
 * work stays linear. What is found is certain; in crowded tables something may stay unfound.
 */
final class RouteTable {
    private static final int MOST_SLOTS_OF_A_ROUTE = 4096;

    /** From how many routes on other threads are worth waking. */
    private static final int LARGE = 1000;

    private final List<Slot> slots = new ArrayList<>();
    private final Map<String, PathIndex> byHost = new HashMap<>();
    private boolean wildcards;

    /**
     * A path of an entry of the router, or its having none.
     *
     * @param place where the path stands; null for a route without paths
     * @param rank the place in the router's order, the first asked being the lowest
     */
    record Slot(
            SplitRoute entry,
            RouteMatch match,
            PathPattern path,
            @Nullable Scalar place,
            int rank) {
        Entity route() {
            return entry.route();
        }

        boolean sameRoute(Slot other) {
            return route().id().equals(other.route().id());
        }

        /** Whether it surely takes every request that the other would take. */
        boolean takesAllOf(Slot other) {
            return rank < other.rank && path.covers(other.path) && match.covers(other.match);
        }

        boolean sameMatch(Slot other) {
            return entry.priority() == other.entry.priority()
                    && path.text().equals(other.path.text())
                    && match.key().equals(other.match.key());
        }
    }

    /** An entry of the router on its way to its place. */
    private record Placed(SplitRoute entry, RouteMatch match, List<PathPattern> paths) {}

    RouteTable(List<Entity> routes) {
        Stream<Entity> stream = routes.size() < LARGE ? routes.stream() : routes.parallelStream();
        List<Placed> entries = new ArrayList<>(routes.size());
        stream.map(RouteTable::placed).toList().forEach(entries::addAll);
        entries.sort((one, other) -> SplitRoute.ORDER.compare(one.entry(), other.entry()));
        for (int rank = 0; rank < entries.size(); rank++) {
            Placed placed = entries.get(rank);
            List<Scalar> paths = placed.entry().paths();
            if (paths.isEmpty()) {
                add(new Slot(placed.entry(), placed.match(), PathPattern.ANY, null, rank));
            }
            for (int i = 0; i < paths.size(); i++) {
                add(new Slot(placed.entry(), placed.match(), placed.paths().get(i), paths.get(i), rank));
            }
        }
    }

    private static List<Placed> placed(Entity route) {
        RouteMatch match = RouteMatch.of(route.fields());
        List<SplitRoute> entries = SplitRoute.of(route);
        List<Placed> placed = new ArrayList<>(entries.size());
        for (SplitRoute entry : entries) {
            List<PathPattern> paths = new ArrayList<>(entry.paths().size());
            entry.paths().forEach(path -> paths.add(PathPattern.of(path.text())));
            placed.add(new Placed(entry, match, paths));
        }
        return placed;
    }

    private void add(Slot slot) {
        slots.add(slot);
        List<HostPattern> hosts = slot.match().hosts();
        if (hosts.isEmpty()) {
            index("", slot);
        } else if ((long) hosts.size() * slot.route().fields().list("paths").size() <= MOST_SLOTS_OF_A_ROUTE) {
            for (HostPattern host : hosts) {
                wildcards |= host.name().indexOf('*') >= 0;
                index(host.name(), slot);
            }
        }
    }

    private void index(String host, Slot slot) {
        byHost.computeIfAbsent(host, k -> new PathIndex()).add(slot);
    }

    /** Every path of every route, in the router's order. */
    List<Slot> slots() {
        return slots;
    }

    /** An earlier slot of another route that takes every request of this one. */
    @Nullable
    Slot shadowOf(Slot slot) {
        Slot found = shadowOf(slot, "");
        List<HostPattern> hosts = slot.match().hosts();
        if (found == null && !hosts.isEmpty()) {
            for (String name : namesCovering(hosts.get(0))) {
                found = shadowOf(slot, name);
                if (found != null) {
                    return found;
                }
            }
        }
        return found;
    }

    private List<String> namesCovering(HostPattern host) {
        return wildcards ? host.coveringNames() : List.of(host.name());
    }

    private @Nullable Slot shadowOf(Slot slot, String host) {
        PathIndex index = byHost.get(host);
        return index == null ? null : index.shadowOf(slot);
    }

    /** Whether a route other than the slot's, fit for the condition, could take requests for the slot's path. */
    boolean anotherTakes(Slot slot, Predicate<Slot> fit) {
        if (takes(slot, "", fit)) {
            return true;
        }
        for (HostPattern host : slot.match().hosts()) {
            if (namesCovering(host).stream().anyMatch(name -> takes(slot, name, fit))) {
                return true;
            }
        }
        return false;
    }

    private boolean takes(Slot slot, String host, Predicate<Slot> fit) {
        PathIndex index = byHost.get(host);
        return index != null && index.anotherTakes(slot, fit);
    }
}
