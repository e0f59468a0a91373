package dev.gw.check.lint.rule;

import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.route.SplitRoute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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

    RouteTable(List<Entity> routes) {
        List<SplitRoute> entries = new ArrayList<>(routes.size());
        for (Entity route : routes) {
            entries.addAll(SplitRoute.of(route));
        }
        entries.sort(SplitRoute.ORDER);
        IdentityHashMap<Entity, RouteMatch> matches = new IdentityHashMap<>();
        for (int rank = 0; rank < entries.size(); rank++) {
            SplitRoute entry = entries.get(rank);
            RouteMatch match = matches.computeIfAbsent(entry.route(), route -> RouteMatch.of(route.fields()));
            if (entry.paths().isEmpty()) {
                add(new Slot(entry, match, PathPattern.ANY, null, rank));
            }
            for (Scalar path : entry.paths()) {
                add(new Slot(entry, match, PathPattern.of(path.text()), path, rank));
            }
        }
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
