package dev.gw.runtime.impact.witness;

import dev.gw.runtime.router.PathNormalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes witnesses from what routes ask for. */
final class Witnesses {
    private static final List<String> USUAL = List.of("GET", "POST", "DELETE", "OPTIONS");
    private static final String OTHER_HOST = "other.test";
    private static final int MOST_OF_A_KIND = 24;

    private Witnesses() {}

    /** Requests that fit: every path, and with the first path every other method, host, header value and server name. */
    static Set<Witness> fitting(Matching route) {
        Set<Witness> made = new LinkedHashSet<>();
        List<String> paths = route.fittingPaths();
        Witness first = base(route, paths.isEmpty() ? "/" : paths.get(0));
        for (String path : some(paths)) {
            made.add(withPath(first, path));
        }
        Witness below = made.stream().skip(1).findFirst().orElse(first);
        for (String method : some(route.methods())) {
            made.add(withMethod(below, method));
        }
        for (String host : some(route.hosts())) {
            made.add(withHost(below, host));
        }
        route.headers()
                .forEach((name, values) -> values.stream()
                        .limit(MOST_OF_A_KIND)
                        .forEach(value -> made.add(withHeader(below, name, value))));
        for (String sni : some(route.snis())) {
            made.add(withSni(below, sni));
        }
        return made;
    }

    /** Requests that miss by one attribute. */
    static Set<Witness> missing(Matching route) {
        Set<Witness> made = new LinkedHashSet<>();
        List<String> paths = route.fittingPaths();
        Witness fit = base(route, paths.isEmpty() ? "/" : paths.get(0));
        some(route.nearMisses()).forEach(path -> made.add(withPath(fit, path)));
        if (!route.methods().isEmpty()) {
            USUAL.stream()
                    .filter(method -> !route.methods().contains(method))
                    .forEach(method -> made.add(withMethod(fit, method)));
        }
        if (!route.hosts().isEmpty()) {
            made.add(withHost(fit, Witness.ANY_HOST));
            made.add(withHost(fit, "sub." + fit.host()));
        }
        for (String name : route.headers().keySet()) {
            Map<String, String> fewer = new TreeMap<>(fit.headers());
            fewer.remove(name);
            made.add(new Witness(fit.method(), fit.https(), fit.host(), fit.path(), fewer, fit.sni()));
        }
        if (!route.snis().isEmpty()) {
            made.add(withSni(fit, Witness.ANY_HOST));
            made.add(new Witness(fit.method(), false, fit.host(), fit.path(), fit.headers(), null));
        }
        return made;
    }

    /**
     * Requests that both could take: the paths of both with the other attributes of both.
     *
     * @param rich whether to vary all attributes with each other, for a third route may take some of them
     */
    static Set<Witness> shared(Matching one, Matching other, boolean rich) {
        List<String> methods = both(one.methods(), other.methods());
        List<String> hosts = both(one.hosts(), other.hosts());
        List<String> snis = both(one.snis(), other.snis());
        if (methods == null || hosts == null || snis == null) {
            return Set.of();
        }
        Map<String, List<String>> headers = new TreeMap<>(one.headers());
        other.headers().forEach(headers::putIfAbsent);
        List<String> none = List.of();
        Matching merged = new Matching(none, none, hosts, methods, headers, snis, one.tlsOnly() || other.tlsOnly());
        Set<String> paths = new LinkedHashSet<>(other.fittingPaths());
        paths.addAll(one.fittingPaths());
        Set<Witness> made = new LinkedHashSet<>();
        for (String path : paths.stream().limit(MOST_OF_A_KIND).toList()) {
            Witness first = base(merged, path);
            made.add(first);
            if (rich) {
                vary(first, merged, made);
            }
        }
        return made;
    }

    private static void vary(Witness first, Matching merged, Set<Witness> made) {
        List<String> methods = merged.methods().isEmpty() ? USUAL : merged.methods();
        List<String> hosts = merged.hosts().isEmpty() ? List.of(first.host(), OTHER_HOST) : merged.hosts();
        for (String method : methods.subList(0, Math.min(4, methods.size()))) {
            for (String host : hosts.subList(0, Math.min(4, hosts.size()))) {
                Witness varied = withHost(withMethod(first, method), host);
                made.add(varied);
                if (!merged.tlsOnly()) {
                    made.add(new Witness(method, !varied.https(), host, varied.path(), varied.headers(), null));
                }
            }
        }
    }

    /** What fits both; null where nothing does. No values stand for all. */
    private static @Nullable List<String> both(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        List<String> both = new ArrayList<>(one);
        both.retainAll(other);
        if (both.isEmpty() && one.get(0).indexOf('.') >= 0) {
            both.addAll(one.subList(0, 1));
            both.addAll(other.subList(0, 1));
        }
        return both.isEmpty() ? null : both;
    }

    private static Collection<String> some(List<String> values) {
        return values.subList(0, Math.min(MOST_OF_A_KIND, values.size()));
    }

    private static Witness base(Matching route, String path) {
        Map<String, String> headers = new TreeMap<>();
        route.headers().forEach((name, values) -> values.stream().findFirst().ifPresent(v -> headers.put(name, v)));
        String sni = route.snis().isEmpty() ? null : route.snis().get(0);
        String host = route.hosts().isEmpty() ? Witness.ANY_HOST : route.hosts().get(0);
        String method = route.methods().isEmpty() ? "GET" : route.methods().get(0);
        return new Witness(method, route.tlsOnly() || sni != null, host, wire(path), headers, sni);
    }

    /** The path as it may stand in a request line. */
    private static String wire(String path) {
        return PathNormalizer.escape(path).replace("?", "%3F").replace("#", "%23");
    }

    private static Witness withPath(Witness w, String path) {
        return new Witness(w.method(), w.https(), w.host(), wire(path), w.headers(), w.sni());
    }

    private static Witness withMethod(Witness w, String method) {
        return new Witness(method, w.https(), w.host(), w.path(), w.headers(), w.sni());
    }

    private static Witness withHost(Witness w, String host) {
        return new Witness(w.method(), w.https(), host, w.path(), w.headers(), w.sni());
    }

    private static Witness withHeader(Witness w, String name, String value) {
        Map<String, String> headers = new TreeMap<>(w.headers());
        headers.put(name, value);
        return new Witness(w.method(), w.https(), w.host(), w.path(), headers, w.sni());
    }

    private static Witness withSni(Witness w, @Nullable String sni) {
        return new Witness(w.method(), true, w.host(), w.path(), w.headers(), sni);
    }
}
