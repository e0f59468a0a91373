package dev.gw.runtime.router;

import dev.gw.model.Entity;
import dev.gw.model.route.SplitRoute;
import dev.gw.runtime.exchange.RouteMatch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A route as the router has it: the paths of one length, or all expressions, of a configured route.
 *
 * @param split the part of the route, with its place in the order
 * @param plainPaths prefixes, in the order written; empty where there are expressions or no paths
 * @param regexPaths expressions, in the order written
 */
record RouteEntry(
        SplitRoute split,
        Set<String> methods,
        List<HostRule> hosts,
        List<String> plainPaths,
        List<RouteRegex> regexPaths,
        List<HeaderRule> headers,
        List<HostRule> snis) {

    Entity route() {
        return split.route();
    }

    /** How the request matches; null where it does not. */
    @Nullable
    RouteMatch match(RouterRequest request) {
        if (!matchesSni(request)
                || !(methods.isEmpty() || methods.contains(request.method()))
                || !matchesHost(request)) {
            return null;
        }
        RouteMatch path = matchPath(request.path());
        if (path == null) {
            return null;
        }
        for (HeaderRule header : headers) {
            if (!header.matches(request.headers())) {
                return null;
            }
        }
        return path;
    }

    /** The first attribute that the request fails, in the order they are asked; null where it matches. */
    @Nullable
    String firstFailing(RouterRequest request) {
        if (!matchesSni(request)) {
            return "snis";
        }
        if (!methods.isEmpty() && !methods.contains(request.method())) {
            return "methods";
        }
        if (!matchesHost(request)) {
            return "hosts";
        }
        if (matchPath(request.path()) == null) {
            return "paths";
        }
        return match(request) == null ? "headers" : null;
    }

    private boolean matchesSni(RouterRequest request) {
        if (snis.isEmpty() || !request.https()) {
            return true;
        }
        String sni = request.sni();
        return sni != null && snis.stream().anyMatch(rule -> rule.matches(sni, -1));
    }

    private boolean matchesHost(RouterRequest request) {
        if (hosts.isEmpty()) {
            return true;
        }
        String host = request.host();
        if (host == null) {
            return false;
        }
        for (HostRule rule : hosts) {
            if (rule.matches(host, request.port())) {
                return true;
            }
        }
        return false;
    }

    private @Nullable RouteMatch matchPath(String path) {
        for (String prefix : plainPaths) {
            if (path.startsWith(prefix)) {
                return RouteMatch.ofPrefix(prefix);
            }
        }
        for (RouteRegex regex : regexPaths) {
            RouteRegex.Found found = regex.find(path);
            if (found != null) {
                return new RouteMatch(found.text(), found.numbered(), found.named());
            }
        }
        return plainPaths.isEmpty() && regexPaths.isEmpty() ? RouteMatch.ofPrefix("") : null;
    }

    /** Beginnings one of which every path that matches has; the empty text stands for any path. */
    Set<String> literalPrefixes() {
        Set<String> prefixes = new LinkedHashSet<>(plainPaths);
        for (RouteRegex regex : regexPaths) {
            prefixes.add(regex.literalPrefix());
        }
        return prefixes.isEmpty() ? Set.of("") : prefixes;
    }
}
