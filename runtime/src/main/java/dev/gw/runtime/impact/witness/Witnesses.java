package dev.gw.runtime.impact.witness;

import java.util.LinkedHashSet;
import java.util.Set;

/** Makes witnesses from what routes ask for. */
final class Witnesses {
    private Witnesses() {}

    /** Requests or connections that fit. */
    static Set<Witness> fitting(Matching route) {
        return route.isOfConnections() ? Connections.fitting(route) : Requests.fitting(route);
    }

    /** Those that miss by one attribute. */
    static Set<Witness> missing(Matching route) {
        return route.isOfConnections() ? Connections.missing(route) : Requests.missing(route);
    }

    /** Those that both could take: the paths that both take, each with attributes that fit both. */
    static Set<Witness> shared(Matching one, Matching other) {
        Matching both = Overlap.of(one, other);
        if (both == null) {
            return Set.of();
        }
        if (both.isOfConnections()) {
            return Connections.fitting(both);
        }
        Set<Witness> made = new LinkedHashSet<>();
        RequestPaths.shared(one, other, /* thorough= */ false).forEach(path -> made.add(Requests.base(both, path)));
        return made;
    }
}
