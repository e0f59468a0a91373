package dev.gw.runtime.impact.witness;

import dev.gw.check.regex.RustSamples;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.route.SplitRoute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a route asks of its requests, as examples that fit.
 *
 * @param paths the plain paths; a route without paths has the empty one
 * @param regexes the expressions, without their tilde
 * @param hosts names that fit, with the port where one is asked for; none for any host
 * @param methods none for any method
 * @param headers values that fit, by the header's name
 * @param snis names that fit; none for any
 * @param tlsOnly whether requests without TLS are refused
 */
record Matching(
        List<String> paths,
        List<String> regexes,
        List<String> hosts,
        List<String> methods,
        Map<String, List<String>> headers,
        List<String> snis,
        boolean tlsOnly) {
    private static final int SAMPLES = 6;

    static Matching of(Entity route) {
        MapNode fields = route.fields();
        List<String> plain = new ArrayList<>();
        List<String> regexes = new ArrayList<>();
        for (String path : texts(fields.list("paths"))) {
            if (SplitRoute.isRegex(path)) {
                regexes.add(path.substring(1));
            } else {
                plain.add(path);
            }
        }
        if (plain.isEmpty() && regexes.isEmpty()) {
            plain.add("");
        }
        List<String> protocols = texts(fields.list("protocols"));
        boolean plainToo = protocols.contains("http") || protocols.contains("grpc");
        return new Matching(
                plain,
                regexes,
                texts(fields.list("hosts")).stream().map(Matching::host).toList(),
                texts(fields.list("methods")),
                headers(fields.map("headers")),
                texts(fields.list("snis")).stream().map(Matching::host).toList(),
                !plainToo);
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

    /** A name that a wildcard stands for. */
    private static String host(String rule) {
        if (rule.startsWith("*")) {
            return "any" + rule.substring(1);
        }
        if (rule.endsWith("*")) {
            return rule.substring(0, rule.length() - 1) + "test";
        }
        return rule.endsWith(".") ? rule.substring(0, rule.length() - 1) : rule;
    }

    private static Map<String, List<String>> headers(@Nullable MapNode map) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (MapNode.Entry entry : map == null ? List.<MapNode.Entry>of() : map.entries()) {
            List<String> values = new ArrayList<>();
            for (String value : texts(map == null ? List.of() : map.list(entry.name()))) {
                values.addAll(value.startsWith("~*") ? headerSamples(value.substring(2)) : List.of(value));
            }
            headers.put(entry.name(), values);
        }
        return headers;
    }

    private static Collection<String> headerSamples(String regex) {
        return RustSamples.of(regex.toLowerCase(Locale.ROOT), 3).stream()
                .filter(Matching::mayTravel)
                .toList();
    }

    private static boolean mayTravel(String value) {
        return !value.isEmpty() && value.equals(value.strip()) && value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    /** Paths that fit, as they are matched: those of the plain ones with something behind them too. */
    List<String> fittingPaths() {
        List<String> fitting = new ArrayList<>();
        for (String path : paths) {
            String base = path.isEmpty() ? "/" : path;
            fitting.add(base);
            fitting.add(base.endsWith("/") ? base + "x5" : base + "/5");
            fitting.add(base.endsWith("/") ? base + "x5/a.b" : base + "/x/a.b");
        }
        for (String regex : regexes) {
            for (String sample : RustSamples.of(regex, SAMPLES)) {
                fitting.add(sample.startsWith("/") ? sample : "/" + sample);
            }
        }
        return fitting;
    }

    /** Paths that nearly fit. */
    List<String> nearMisses() {
        List<String> near = new ArrayList<>();
        for (String path : paths) {
            if (path.length() > 1) {
                near.add(path + "x");
                near.add(path.substring(0, path.length() - 1));
                near.add(path.substring(0, Math.max(path.lastIndexOf('/'), 1)));
                near.add(path.toUpperCase(Locale.ROOT));
            }
        }
        for (String regex : regexes) {
            for (String sample : RustSamples.of(regex, 2)) {
                near.add((sample.startsWith("/") ? sample : "/" + sample) + "/x");
            }
        }
        return near;
    }

    /** What all paths of each plain path or expression begin with. */
    List<String> beginnings() {
        List<String> beginnings = new ArrayList<>(paths);
        regexes.forEach(regex -> beginnings.add(literal(regex)));
        return beginnings;
    }

    private static String literal(String regex) {
        if (regex.indexOf('|') >= 0) {
            return "";
        }
        int end = 0;
        while (end < regex.length() && isLiteral(regex.charAt(end))) {
            end++;
        }
        boolean repeated = end < regex.length() && "?*+{".indexOf(regex.charAt(end)) >= 0;
        return regex.substring(0, repeated ? Math.max(end - 1, 0) : end);
    }

    private static boolean isLiteral(char c) {
        return Character.isLetterOrDigit(c) || "/-_~%@:,;=&!<>".indexOf(c) >= 0;
    }
}
