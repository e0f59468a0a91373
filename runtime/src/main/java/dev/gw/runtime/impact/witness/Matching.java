package dev.gw.runtime.impact.witness;

import dev.gw.check.regex.RustSamples;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.route.SplitRoute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a route asks of its requests or connections, as examples that fit.
 *
 * @param paths the plain paths; a route without paths has the empty one
 * @param regexes the expressions
 * @param hosts rules for names, with the port where one is asked for; none for any host
 * @param methods none for any method
 * @param headers values that fit, by the header's name
 * @param queries values that fit, by the argument's name
 * @param snis rules for names; none for any
 * @param schemes those that are taken, the usual first: http and https, or tcp, tls and udp
 * @param sources whence; none for anywhere
 * @param destinations where to; none for anywhere
 * @param beginning what all paths that fit begin with, where the others are but examples; null where they tell
 */
record Matching(
        List<String> paths,
        List<PathRegex> regexes,
        List<String> hosts,
        List<String> methods,
        Map<String, List<String>> headers,
        Map<String, List<String>> queries,
        List<String> snis,
        List<String> schemes,
        List<Place> sources,
        List<Place> destinations,
        @Nullable String beginning) {

    /** What a route with attributes asks for. */
    static Matching ofAttributes(Entity route) {
        MapNode fields = route.fields();
        List<String> plain = new ArrayList<>();
        List<PathRegex> regexes = new ArrayList<>();
        for (String path : texts(fields.list("paths"))) {
            if (SplitRoute.isRegex(path)) {
                regexes.add(new PathRegex(path.substring(1)));
            } else {
                plain.add(path);
            }
        }
        if (plain.isEmpty() && regexes.isEmpty()) {
            plain.add("");
        }
        return new Matching(
                plain,
                regexes,
                texts(fields.list("hosts")),
                texts(fields.list("methods")),
                headers(fields.map("headers")),
                Map.of(),
                texts(fields.list("snis")),
                schemes(route),
                Place.all(fields.list("sources")),
                Place.all(fields.list("destinations")),
                /* beginning= */ null);
    }

    /** How requests or connections may come that a route takes. */
    static List<String> schemes(Entity route) {
        Set<String> schemes = new LinkedHashSet<>();
        for (String protocol : texts(route.fields().list("protocols"))) {
            schemes.add(
                    switch (protocol) {
                        case "grpc" -> "http";
                        case "grpcs" -> "https";
                        case "tls_passthrough" -> "tls";
                        default -> protocol;
                    });
        }
        if (schemes.remove("http")) {
            return List.of("http", "https");
        }
        if (schemes.contains("tls") || schemes.contains("tcp")) {
            // the port decides about TLS, and the router does not ask again
            schemes.addAll(List.of("tcp", "tls"));
        }
        return schemes.isEmpty() ? List.of("https") : List.copyOf(schemes);
    }

    private static List<String> texts(List<Node> nodes) {
        List<String> texts = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            if (node instanceof Scalar scalar) {
                texts.add(scalar.text());
            }
        }
        return texts;
    }

    private static Map<String, List<String>> headers(@Nullable MapNode map) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (MapNode.Entry entry : map == null ? List.<MapNode.Entry>of() : map.entries()) {
            List<String> values = new ArrayList<>();
            for (String value : texts(map == null ? List.of() : map.list(entry.name()))) {
                values.addAll(
                        value.startsWith("~*") ? samples(value.substring(2).toLowerCase(Locale.ROOT)) : List.of(value));
            }
            headers.put(entry.name(), values);
        }
        return headers;
    }

    /** Texts for an expression that may travel in a header. */
    static Collection<String> samples(String regex) {
        return RustSamples.of(regex, 3).stream().filter(Matching::mayTravel).toList();
    }

    private static boolean mayTravel(String value) {
        return !value.isEmpty() && value.equals(value.strip()) && value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    /** Whether it is about connections, not requests. */
    boolean isOfConnections() {
        return !schemes.get(0).startsWith("http");
    }

    /** Whether requests without TLS are refused. */
    boolean isTlsOnly() {
        return !schemes.contains("http");
    }

    /** Whether a path may fit. */
    boolean takes(String path) {
        if (beginning != null) {
            return path.startsWith(beginning);
        }
        for (String plain : paths) {
            if (path.startsWith(plain)) {
                return true;
            }
        }
        for (PathRegex regex : regexes) {
            if (regex.fits(path)) {
                return true;
            }
        }
        return false;
    }

    /** What tells it from others by and by: the beginnings of all its paths, or the ports that connections go to. */
    List<String> beginnings() {
        List<String> beginnings = new ArrayList<>();
        if (isOfConnections()) {
            destinations.forEach(place -> beginnings.add(place.port() < 0 ? ":" : ":" + place.port() + "/"));
            return beginnings.isEmpty() ? List.of(":") : beginnings;
        }
        if (beginning != null) {
            return List.of(beginning);
        }
        beginnings.addAll(paths);
        regexes.forEach(regex -> beginnings.add(regex.beginning()));
        return beginnings;
    }
}
