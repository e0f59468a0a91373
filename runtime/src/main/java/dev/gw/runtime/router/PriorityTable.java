package dev.gw.runtime.router;

import dev.gw.model.route.SplitRoute;
import dev.gw.runtime.exchange.RouteMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks in the order of priorities: the highest that matches answers, and among equals the one with the larger id.
 *
 * <p>Entries are indexed by the literal beginning of their path, then by their plain hosts, then by the plain values of a
 * header, so that the number of routes hardly shows.
 */
final class PriorityTable implements RouteTable {
    private final List<Candidate> entries;
    private final PrefixIndex<Bucket> index;

    PriorityTable(List<Candidate> unordered) {
        List<Candidate> all = new ArrayList<>(unordered);
        all.sort(Comparator.comparing(Candidate::split, SplitRoute.ORDER));
        entries = all;
        Map<String, Ranks> byPrefix = new HashMap<>();
        for (int rank = 0; rank < entries.size(); rank++) {
            for (String prefix : entries.get(rank).literalPrefixes()) {
                byPrefix.computeIfAbsent(prefix, ignored -> new Ranks()).add(rank);
            }
        }
        Map<String, Bucket> buckets = new HashMap<>();
        byPrefix.forEach((prefix, ranks) -> buckets.put(prefix, new Bucket(ranks, entries)));
        index = new PrefixIndex<>(buckets);
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
            bucket.visit(request, this::visit);
        }

        private void visit(Ranks ranks) {
            for (int i = 0; i < ranks.size() && ranks.get(i) < best; i++) {
                Candidate entry = entries.get(ranks.get(i));
                RouteMatch match = entry.match(request);
                if (match != null) {
                    best = ranks.get(i);
                    found = new Router.Found(entry.route(), match);
                }
            }
        }
    }
}
