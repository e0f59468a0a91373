package dev.gw.runtime.router;

import dev.gw.runtime.exchange.RouteMatch;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way through the traditional router.
 *
 * @param hosts the host taken apart; null where there is none
 * @param hitHost the first wildcard that the host fits, where no plain host of any route does
 * @param hitHeader the first header that any route asks for and the request has
 * @param hitPath the first expression, else the longest plain path of any route that fits; as written, the mark of an
 *     expression left away
 * @param category which attributes might match
 */
record TraditionalAsked(
        RouterRequest request,
        TraditionalHosts.@Nullable Split hosts,
        @Nullable String hitHost,
        @Nullable String hitHeader,
        @Nullable String hitPath,
        int category) {

    /** How a route matches; null where it does not. */
    @Nullable
    RouteMatch match(TraditionalEntry entry) {
        if (firstFailing(entry) != null) {
            return null;
        }
        return entry.path() == null ? RouteMatch.ofPrefix("") : path(entry);
    }

    /** The first attribute that does not fit; null where all do. */
    @Nullable
    String firstFailing(TraditionalEntry entry) {
        if (!entry.snis().isEmpty()
                && !request.scheme().equals("http")
                && !entry.snis().contains(String.valueOf(request.sni()))) {
            return "snis";
        }
        if (!takesEnds(entry)) {
            return "sources or destinations";
        }
        if (!entry.methods().isEmpty() && !entry.methods().contains(request.method())) {
            return "methods";
        }
        if (!entry.hosts().isEmpty() && !takesHost(entry.hosts())) {
            return "hosts";
        }
        if (entry.path() != null && path(entry) == null) {
            return "paths";
        }
        for (TraditionalHeader header : entry.headers()) {
            if (!header.matches(request.headers())) {
                return "headers";
            }
        }
        return null;
    }

    private boolean takesEnds(TraditionalEntry entry) {
        RouterRequest.Ends ends = request.ends();
        return NetRule.anyTakes(entry.sources(), ends.source(), ends.sourcePort())
                && NetRule.anyTakes(entry.destinations(), ends.destination(), ends.destinationPort());
    }

    private boolean takesHost(TraditionalHosts wanted) {
        String asked = hitHost == null ? request.hostHeader() : hitHost;
        if (wanted.plain().contains(asked) || hosts != null && wanted.plain().contains(hosts.host())) {
            return true;
        }
        for (TraditionalHosts.Wildcard wildcard : wanted.wildcards()) {
            if (wildcard.text().equals(asked) || hosts != null && wildcard.matches(hosts.withPort())) {
                return true;
            }
        }
        return false;
    }

    private @Nullable RouteMatch path(TraditionalEntry entry) {
        String path = String.valueOf(entry.path());
        if (request.path().isEmpty()) {
            return null;
        }
        if (entry.regex() != null) {
            return entry.regex().match(request.path());
        }
        return request.path().startsWith(path) ? RouteMatch.ofPrefix(path) : null;
    }
}
