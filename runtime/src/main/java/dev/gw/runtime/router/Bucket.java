package dev.gw.runtime.router;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Entries of a table whose paths begin alike; where they are many, those for a plain host and the others apart. Immutable. */
final class Bucket {
    private final Map<String, HeaderIndex> byHost;
    private final HeaderIndex anyHost;

    Bucket(Ranks all, List<Candidate> entries) {
        Ranks others = new Ranks();
        Map<String, Ranks> hosts = new HashMap<>();
        boolean few = all.size() <= HeaderIndex.FEW;
        for (int i = 0; !few && i < all.size(); i++) {
            int rank = all.get(i);
            Set<String> plain = entries.get(rank).plainHosts();
            if (plain.isEmpty()) {
                others.add(rank);
            }
            for (String host : plain) {
                hosts.computeIfAbsent(host, ignored -> new Ranks()).add(rank);
            }
        }
        anyHost = new HeaderIndex(few ? all : others, entries);
        byHost = hosts.isEmpty() ? Map.of() : new HashMap<>();
        hosts.forEach((host, ranks) -> byHost.put(host, new HeaderIndex(ranks, entries)));
    }

    /** Calls with all entries that may match. */
    void visit(RouterRequest request, Consumer<Ranks> visitor) {
        String host = request.host();
        HeaderIndex own = host == null || byHost.isEmpty() ? null : byHost.get(host);
        if (own != null) {
            own.visit(request.headers(), visitor);
        }
        anyHost.visit(request.headers(), visitor);
    }
}
