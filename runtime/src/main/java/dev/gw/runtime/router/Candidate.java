package dev.gw.runtime.router;

import dev.gw.model.Entity;
import dev.gw.model.route.SplitRoute;
import dev.gw.runtime.exchange.RouteMatch;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of the things a router asks, in order, until one matches. Immutable. */
interface Candidate {
    /** The route, or the part of it, with its place in the order. */
    SplitRoute split();

    /** How the request matches; null where it does not. */
    @Nullable
    RouteMatch match(RouterRequest request);

    /** The first attribute that the request fails, in the order they are asked; null where it matches. */
    @Nullable
    String firstFailing(RouterRequest request);

    /** Beginnings one of which every path that matches has; the empty text stands for any path. */
    Set<String> literalPrefixes();

    /** Hosts one of which every request that matches has; empty for any host. */
    Set<String> plainHosts();

    /** A header without expressions that every request that matches has; null where there is none. */
    default @Nullable HeaderRule plainHeader() {
        return null;
    }

    default Entity route() {
        return split().route();
    }
}
