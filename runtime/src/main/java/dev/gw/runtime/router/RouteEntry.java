package dev.gw.runtime.router;

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
 * @param schemes the request's scheme must be one of these; empty for any
 */
record RouteEntry(
        SplitRoute split,
        Set<String> methods,
        List<HostRule> hosts,
        List<String> plainPaths,
        List<RouteRegex> regexPaths,
        List<HeaderRule> headers,
        List<HostRule> snis,
        List<NetRule> sources,
        List<NetRule> destinations,
        Set<String> schemes)
        implements Candidate {

    /** The same for requests that come over one of these. */
    RouteEntry withSchemes(Set<String> its) {
        return new RouteEntry(split, methods, hosts, plainPaths, regexPaths, headers, snis, sources, destinations, its);
    }

    // the lists are walked by place: an iterator of lists of several classes is found anew for each of them

    @Override
    public @Nullable RouteMatch match(RouterRequest request) {
        if (!matchesSni(request)
                || !matchesEnds(request)
                || !(methods.isEmpty() || methods.contains(request.method()))
                || !matchesHost(request)) {
            return null;
        }
        RouteMatch path = matchPath(request.path());
        if (path == null) {
            return null;
        }
        for (int i = 0; i < headers.size(); i++) {
            if (!headers.get(i).matches(request.headers())) {
                return null;
            }
        }
        return matchesScheme(request) ? path : null;
    }

    @Override
    public @Nullable String firstFailing(RouterRequest request) {
        if (!matchesSni(request)) {
            return "snis";
        }
        if (!matchesEnds(request)) {
            return "sources or destinations";
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
        for (HeaderRule header : headers) {
            if (!header.matches(request.headers())) {
                return "headers";
            }
        }
        return matchesScheme(request) ? null : "protocols";
    }

    private boolean matchesScheme(RouterRequest request) {
        return schemes.isEmpty() || schemes.contains(request.scheme());
    }

    private boolean matchesEnds(RouterRequest request) {
        RouterRequest.Ends ends = request.ends();
        return NetRule.anyTakes(sources, ends.source(), ends.sourcePort())
                && NetRule.anyTakes(destinations, ends.destination(), request.port());
    }

    private boolean matchesSni(RouterRequest request) {
        boolean encrypted = request.scheme().equals("https") || request.scheme().equals("tls");
        if (snis.isEmpty() || !encrypted) {
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
        for (int i = 0; i < hosts.size(); i++) {
            if (hosts.get(i).matches(host, request.port())) {
                return true;
            }
        }
        return false;
    }

    private @Nullable RouteMatch matchPath(String path) {
        for (int i = 0; i < plainPaths.size(); i++) {
            if (path.startsWith(plainPaths.get(i))) {
                return RouteMatch.ofPrefix(plainPaths.get(i));
            }
        }
        for (int i = 0; i < regexPaths.size(); i++) {
            RouteRegex.Found found = regexPaths.get(i).find(path);
            if (found != null) {
                return new RouteMatch(found.text(), found.numbered(), found.named());
            }
        }
        return plainPaths.isEmpty() && regexPaths.isEmpty() ? RouteMatch.ofPrefix("") : null;
    }

    @Override
    public Set<String> plainHosts() {
        Set<String> plain = new LinkedHashSet<>();
        for (HostRule host : hosts) {
            if (host.exact() == null) {
                return Set.of();
            }
            plain.add(host.exact());
        }
        return plain;
    }

    @Override
    public @Nullable HeaderRule plainHeader() {
        for (HeaderRule header : headers) {
            if (header.expressions().isEmpty()) {
                return header;
            }
        }
        return null;
    }

    @Override
    public Set<String> literalPrefixes() {
        Set<String> prefixes = new LinkedHashSet<>(plainPaths);
        for (RouteRegex regex : regexPaths) {
            prefixes.add(regex.literalPrefix());
        }
        return prefixes.isEmpty() ? Set.of("") : prefixes;
    }
}
