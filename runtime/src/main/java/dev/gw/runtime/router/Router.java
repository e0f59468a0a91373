package dev.gw.runtime.router;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.model.route.SplitRoute;
import dev.gw.runtime.exchange.RouteMatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route that answers a request, as Kong's traditional_compatible router does: the entry of the highest priority
 * that matches, and among equals the one with the larger id.
 *
 * <p>Entries are indexed by the literal beginning of their path, then by their plain hosts, so that the number of routes
 * hardly shows. Immutable.
 */
public final class Router {
    private final List<RouteEntry> entries;
    private final List<Entity> leftOut = new ArrayList<>();
    private final PathTrie<Bucket> index = new PathTrie<>();

    /**
     * The answer.
     *
     * @param route the route
     * @param match how its path matched
     */
    public record Found(Entity route, RouteMatch match) {}

    /** Entries whose paths begin alike, by rank: those that ask for a plain host, and the others. */
    private static final class Bucket {
        private final Map<String, List<Integer>> byHost = new HashMap<>();
        private final List<Integer> anyHost = new ArrayList<>();

        void add(RouteEntry entry, int rank) {
            boolean plain = !entry.hosts().isEmpty() && entry.hosts().stream().allMatch(host -> host.exact() != null);
            if (!plain) {
                addOnce(anyHost, rank);
                return;
            }
            for (HostRule host : entry.hosts()) {
                addOnce(byHost.computeIfAbsent(String.valueOf(host.exact()), ignored -> new ArrayList<>()), rank);
            }
        }

        private static void addOnce(List<Integer> ranks, int rank) {
            if (ranks.isEmpty() || ranks.get(ranks.size() - 1) != rank) {
                ranks.add(rank);
            }
        }
    }

    /** The router of a bundle; routes of disabled services and of other subsystems are left out. */
    public Router(Bundle bundle) {
        List<RouteEntry> all = new ArrayList<>();
        for (Entity route : bundle.all(EntityKind.ROUTES)) {
            boolean off = bundle.parent(route, "service")
                    .map(service -> !service.isTrue("enabled"))
                    .orElse(false);
            if (!off && isHttp(route)) {
                all.addAll(RouteEntries.of(route));
            } else {
                leftOut.add(route);
            }
        }
        all.sort(Comparator.comparing(RouteEntry::split, SplitRoute.ORDER));
        entries = List.copyOf(all);
        for (int rank = 0; rank < entries.size(); rank++) {
            index(entries.get(rank), rank);
        }
    }

    private static boolean isHttp(Entity route) {
        return route.fields().list("protocols").stream()
                .map(Object::toString)
                .anyMatch(protocol -> protocol.startsWith("http") || protocol.startsWith("grpc"));
    }

    private void index(RouteEntry entry, int rank) {
        for (String prefix : entry.literalPrefixes()) {
            Bucket bucket = index.get(prefix);
            if (bucket == null) {
                bucket = new Bucket();
                index.put(prefix, bucket);
            }
            bucket.add(entry, rank);
        }
    }

    /** The route that answers; null where none does. */
    public @Nullable Found find(RouterRequest request) {
        Search search = new Search(request);
        index.walk(request.path(), search::visit);
        return search.found;
    }

    /** The verdicts of all entries, in the order they are asked: the first that matches answers. */
    public List<RouteVerdict> explain(RouterRequest request) {
        return entries.stream()
                .map(entry -> new RouteVerdict(entry.split(), entry.firstFailing(request)))
                .toList();
    }

    /** The routes that answer no request: those of disabled services and of other subsystems. */
    public List<Entity> leftOut() {
        return Collections.unmodifiableList(leftOut);
    }

    /** The same by asking every entry in order: what the index is held against in tests. */
    @Nullable
    Found findLinearly(RouterRequest request) {
        for (RouteEntry entry : entries) {
            RouteMatch match = entry.match(request);
            if (match != null) {
                return new Found(entry.route(), match);
            }
        }
        return null;
    }

    private final class Search {
        private final RouterRequest request;
        private int best = Integer.MAX_VALUE;
        private @Nullable Found found;

        Search(RouterRequest request) {
            this.request = request;
        }

        void visit(Bucket bucket) {
            String host = request.host();
            List<Integer> own = host == null ? null : bucket.byHost.get(host);
            if (own != null) {
                visit(own);
            }
            visit(bucket.anyHost);
        }

        private void visit(List<Integer> ranks) {
            for (int rank : ranks) {
                if (rank >= best) {
                    return;
                }
                RouteEntry entry = entries.get(rank);
                RouteMatch match = entry.match(request);
                if (match != null) {
                    best = rank;
                    found = new Found(entry.route(), match);
                    return;
                }
            }
        }
    }
}
