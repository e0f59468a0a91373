package dev.gw.runtime.router;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.route.RoutePriority;
import dev.gw.model.route.SplitRoute;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A route of the traditional router, with at most one of its paths. Immutable.
 *
 * @param path the path as written; null for none
 * @param regex the path where it is an expression
 * @param rules which attributes are set, a bit each
 */
record TraditionalEntry(
        Entity route,
        @Nullable String path,
        @Nullable TraditionalRegex regex,
        TraditionalHosts hosts,
        List<TraditionalHeader> headers,
        Set<String> methods,
        Set<String> snis,
        List<NetRule> sources,
        List<NetRule> destinations,
        int rules) {
    static final int HOST = 0x40;
    static final int HEADER = 0x20;
    static final int URI = 0x10;
    static final int METHOD = 8;
    static final int SNI = 4;
    static final int SOURCE = 2;
    static final int DESTINATION = 1;

    /** Within a category: expressions, plain hosts and such first, then more headers, longer paths, older routes. */
    static final Comparator<TraditionalEntry> ORDER = Comparator.comparingInt(TraditionalEntry::submatch)
            .reversed()
            .thenComparing(Comparator.comparingInt(
                            (TraditionalEntry entry) -> entry.headers().size())
                    .reversed())
            .thenComparing(
                    Comparator.comparingLong(TraditionalEntry::regexPriority).reversed())
            .thenComparing(Comparator.comparingInt(TraditionalEntry::pathLength).reversed())
            .thenComparingLong(TraditionalEntry::createdAt);

    /** The entries that a route makes: one for each of its paths. */
    static List<TraditionalEntry> of(Entity route) {
        List<String> paths = strings(route.fields().list("paths"));
        if (paths.isEmpty()) {
            return List.of(of(route, null));
        }
        return paths.stream().map(path -> of(route, path)).toList();
    }

    private static TraditionalEntry of(Entity route, @Nullable String path) {
        MapNode fields = route.fields();
        TraditionalHosts hosts = TraditionalHosts.of(strings(fields.list("hosts")));
        List<TraditionalHeader> headers = headers(fields);
        Set<String> methods = new HashSet<>();
        strings(fields.list("methods")).forEach(method -> methods.add(method.toUpperCase(Locale.ROOT)));
        Set<String> snis = new HashSet<>();
        for (String sni : strings(fields.list("snis"))) {
            snis.add(sni.length() > 1 && sni.endsWith(".") ? sni.substring(0, sni.length() - 1) : sni);
        }
        List<NetRule> sources = NetRule.all(fields.list("sources"));
        List<NetRule> destinations = NetRule.all(fields.list("destinations"));
        int rules = (hosts.isEmpty() ? 0 : HOST)
                | (headers.isEmpty() ? 0 : HEADER)
                | (path == null ? 0 : URI)
                | (methods.isEmpty() ? 0 : METHOD)
                | (snis.isEmpty() ? 0 : SNI)
                | (sources.isEmpty() ? 0 : SOURCE)
                | (destinations.isEmpty() ? 0 : DESTINATION);
        boolean isRegex = path != null && SplitRoute.isRegex(path);
        TraditionalRegex regex = path != null && isRegex ? TraditionalRegex.of(path.substring(1)) : null;
        return new TraditionalEntry(route, path, regex, hosts, headers, methods, snis, sources, destinations, rules);
    }

    private static List<TraditionalHeader> headers(MapNode fields) {
        MapNode headers = fields.map("headers");
        List<TraditionalHeader> rules = new ArrayList<>();
        for (MapNode.Entry entry : headers == null ? List.<MapNode.Entry>of() : headers.entries()) {
            if (!entry.name().toLowerCase(Locale.ROOT).equals("host")) {
                rules.add(TraditionalHeader.of(entry.name(), strings(fields(entry))));
            }
        }
        return List.copyOf(rules);
    }

    private static List<Node> fields(MapNode.Entry entry) {
        return entry.value() instanceof dev.gw.document.ListNode list ? list.items() : List.of();
    }

    private static List<String> strings(List<Node> items) {
        List<String> texts = new ArrayList<>(items.size());
        for (Node item : items) {
            if (item instanceof Scalar scalar) {
                texts.add(scalar.text());
            }
        }
        return texts;
    }

    /** The part of the route, for explanations; its priority is that of its category. */
    SplitRoute split() {
        boolean isRegex = regex != null;
        RoutePriority rank = new RoutePriority(
                weight(),
                !hosts.isEmpty() && hosts.wildcards().isEmpty(),
                headers.size(),
                isRegex,
                regexPriority(),
                pathLength());
        List<Scalar> paths = path == null ? List.of() : List.of(Scalar.string(path));
        return new SplitRoute(route, route.id(), paths, rank, (long) weight() << 8 | rules);
    }

    /** How many attributes are set. */
    int weight() {
        return Integer.bitCount(rules);
    }

    private int submatch() {
        boolean hasHosts = !route.fields().list("hosts").isEmpty();
        return (regex != null ? 1 : 0)
                | (hasHosts && hosts.wildcards().isEmpty() ? 2 : 0)
                | (hosts.portedWildcard() ? 4 : 0);
    }

    private long regexPriority() {
        boolean counts =
                regex != null && route.fields().get("regex_priority") instanceof Scalar scalar && scalar.isNumber();
        return counts && route.fields().get("regex_priority") instanceof Scalar scalar ? (long) scalar.number() : 0;
    }

    private int pathLength() {
        return path == null ? 0 : SplitRoute.pathLength(path);
    }

    /** A route that doesn't say is made when it is loaded. */
    private long createdAt() {
        return route.fields().get("created_at") instanceof Scalar scalar && scalar.isNumber()
                ? (long) scalar.number()
                : Long.MAX_VALUE;
    }
}
