package dev.gw.runtime.impact.witness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes witness requests from what routes ask for. */
final class Requests {
    static final List<String> USUAL = List.of("GET", "POST", "DELETE", "OPTIONS");
    static final String OTHER_HOST = "other.test";
    private static final int MOST_OF_A_KIND = 24;

    private Requests() {}

    /** Requests that fit: every path, and with the second path every other method, host, header value and server name. */
    static Set<Witness> fitting(Matching route) {
        Set<Witness> made = new LinkedHashSet<>();
        List<String> paths = RequestPaths.fitting(route);
        RequestWitness first = base(route, paths.isEmpty() ? "/" : paths.get(0));
        Collection<String> some = some(paths);
        some.forEach(path -> made.add(first.withPath(path)));
        RequestWitness below = some.size() > 1 ? first.withPath(paths.get(1)) : first;
        some(route.methods()).forEach(method -> made.add(below.withMethod(method)));
        some(route.hosts()).forEach(host -> made.add(below.withHost(HostNames.example(host))));
        route.headers()
                .forEach((name, values) -> some(values).forEach(value -> made.add(below.withHeader(name, value))));
        some(route.snis()).forEach(sni -> made.add(below.withSni(HostNames.example(sni))));
        for (Place source : some(route.sources())) {
            made.add(below.withEnds(source.example(End.CLIENT), below.destination()));
        }
        return made;
    }

    /** Requests that miss by one attribute. */
    static Set<Witness> missing(Matching route) {
        Set<Witness> made = new LinkedHashSet<>();
        List<String> paths = RequestPaths.fitting(route);
        RequestWitness fit = base(route, paths.isEmpty() ? "/" : paths.get(0));
        some(RequestPaths.nearMisses(route)).forEach(path -> made.add(fit.withPath(path)));
        if (!route.methods().isEmpty()) {
            USUAL.stream()
                    .filter(method -> !route.methods().contains(method))
                    .forEach(method -> made.add(fit.withMethod(method)));
        }
        if (!route.hosts().isEmpty()) {
            made.add(fit.withHost(RequestWitness.ANY_HOST));
            made.add(fit.withHost("sub." + fit.host()));
        }
        for (String name : route.headers().keySet()) {
            made.add(fit.withHeader(name, null));
            made.add(fit.withHeader(name, "other"));
        }
        if (!route.queries().isEmpty()) {
            made.add(fit.withQuery(null));
        }
        if (!route.snis().isEmpty()) {
            made.add(fit.withSni(RequestWitness.ANY_HOST));
            made.add(fit.withoutTls());
        }
        for (Place source : some(route.sources())) {
            source.nearMisses(End.CLIENT).forEach(end -> made.add(fit.withEnds(end, fit.destination())));
        }
        for (Place place : some(route.destinations())) {
            place.nearMisses(usual(fit)).forEach(end -> made.add(fit.withEnds(fit.source(), end)));
        }
        return made;
    }

    private static <T> Collection<T> some(List<T> values) {
        return values.subList(0, Math.min(MOST_OF_A_KIND, values.size()));
    }

    private static End usual(RequestWitness witness) {
        return new End(ConnectionWitness.GATEWAY.ip(), witness.https() ? 443 : 80);
    }

    static RequestWitness base(Matching route, String path) {
        Map<String, String> headers = new TreeMap<>();
        route.headers().forEach((name, values) -> values.stream().findFirst().ifPresent(v -> headers.put(name, v)));
        String sni =
                route.snis().isEmpty() ? null : HostNames.example(route.snis().get(0));
        String host = route.hosts().isEmpty()
                ? RequestWitness.ANY_HOST
                : HostNames.example(route.hosts().get(0));
        String method = route.methods().isEmpty() ? "GET" : route.methods().get(0);
        RequestWitness plain = new RequestWitness(
                method, route.isTlsOnly() || sni != null, host, RequestWitness.wire(path), headers, sni);
        if (route.queries().isEmpty()
                && route.sources().isEmpty()
                && route.destinations().isEmpty()) {
            return plain;
        }
        Map<String, String> query = new TreeMap<>();
        route.queries().forEach((name, values) -> query.put(name, values.get(0)));
        End to = route.destinations().isEmpty()
                ? null
                : route.destinations().get(0).example(usual(plain));
        End from =
                route.sources().isEmpty() ? End.CLIENT : route.sources().get(0).example(End.CLIENT);
        return plain.withQuery(query(query)).withEnds(from, to);
    }

    /** Arguments as they are sent; null for none. */
    static @Nullable String query(Map<String, String> args) {
        List<String> parts = new ArrayList<>(args.size());
        args.forEach((name, value) -> parts.add(name + "=" + value));
        return parts.isEmpty() ? null : String.join("&", parts);
    }

    /** Whether a scheme is one over TLS. */
    static boolean isSecured(String scheme) {
        return scheme.equals("https") || scheme.equals("tls");
    }
}
