package dev.gw.runtime.router;

import dev.gw.model.route.SplitRoute;
import dev.gw.runtime.exchange.RouteMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks in the order of priorities: the highest that matches answers, and among equals the one with the larger id.
 *
 * <p>Entries are indexed by the literal beginning of their path, then by their plain hosts, so that the number of routes
 * hardly shows.
 */
final class PriorityTable implements RouteTable {
    /** Up to so many entries are asked faster than the map of their hosts. */
    private static final int FEW = 4;

    private final List<Candidate> entries;
    private final PathTrie<Bucket> index = new PathTrie<>();

    /** Entries whose paths begin alike, by rank; where they are many, those for a plain host and the others apart. */
    private final class Bucket {
        private final List<Integer> all = new ArrayList<>(1);
        private Map<String, List<Integer>> byHost = Map.of();
        private List<Integer> anyHost = List.of();

        void add(int rank) {
            addOnce(all, rank);
            if (all.size() == FEW + 1) {
                byHost = new HashMap<>();
                anyHost = new ArrayList<>();
                all.forEach(this::addToHosts);
            } else if (all.size() > FEW) {
                addToHosts(rank);
            }
        }

        private void addToHosts(int rank) {
            Set<String> hosts = entries.get(rank).plainHosts();
            if (hosts.isEmpty()) {
                addOnce(anyHost, rank);
            }
            for (String host : hosts) {
                addOnce(byHost.computeIfAbsent(host, ignored -> new ArrayList<>()), rank);
            }
        }

        private void addOnce(List<Integer> ranks, int rank) {
            if (ranks.isEmpty() || ranks.get(ranks.size() - 1) != rank) {
                ranks.add(rank);
            }
        }
    }

    PriorityTable(List<Candidate> unordered) {
        List<Candidate> all = new ArrayList<>(unordered);
        all.sort(Comparator.comparing(Candidate::split, SplitRoute.ORDER));
        entries = List.copyOf(all);
        for (int rank = 0; rank < entries.size(); rank++) {
            index(entries.get(rank), rank);
        }
    }

    private void index(Candidate entry, int rank) {
        for (String prefix : entry.literalPrefixes()) {
            Bucket bucket = index.get(prefix);
            if (bucket == null) {
                bucket = new Bucket();
                index.put(prefix, bucket);
            }
            bucket.add(rank);
        }
    }

    @Override
    public Router.@Nullable Found find(RouterRequest request) {
        Search search = new Search(request);
        index.walk(request.path(), search::visit);
        return search.found;
    }

    @Override
    public List<RouteVerdict> explain(RouterRequest request) {
        return entries.stream()
                .map(entry -> new RouteVerdict(entry.split(), entry.firstFailing(request)))
                .toList();
    }

    @Override
    public Router.@Nullable Found findLinearly(RouterRequest request) {
        for (Candidate entry : entries) {
            RouteMatch match = entry.match(request);
            if (match != null) {
                return new Router.Found(entry.route(), match);
            }
        }
        return null;
    }

    private final class Search {
        private final RouterRequest request;
        private int best = Integer.MAX_VALUE;
        private Router.@Nullable Found found;

        Search(RouterRequest request) {
            this.request = request;
        }

        void visit(Bucket bucket) {
            if (bucket.all.size() <= FEW) {
                visit(bucket.all);
                return;
            }
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
                Candidate entry = entries.get(rank);
                RouteMatch match = entry.match(request);
                if (match != null) {
                    best = rank;
                    found = new Router.Found(entry.route(), match);
                    return;
                }
            }
        }
    }
}
