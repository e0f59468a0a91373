package dev.gw.runtime.router;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.route.SplitRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Turns a route of the configuration into the entries of the router. */
final class RouteEntries {
    private RouteEntries() {}

    /** The entries of a route: one per length of its plain paths, and one for all its expressions. */
    static List<RouteEntry> of(Entity route) {
        return SplitRoute.of(route).stream().map(RouteEntries::entry).toList();
    }

    private static RouteEntry entry(SplitRoute split) {
        MapNode fields = split.route().fields();
        boolean regex = split.rank().regex();
        List<String> paths = split.paths().stream().map(Scalar::text).toList();
        return new RouteEntry(
                split,
                Set.copyOf(strings(fields.list("methods"))),
                hosts(fields, "hosts"),
                regex ? List.of() : paths,
                regex ? paths.stream().map(RouteEntries::regex).toList() : List.of(),
                headers(fields),
                hosts(fields, "snis"),
                NetRule.all(fields.list("sources")),
                NetRule.all(fields.list("destinations")),
                Set.of());
    }

    /** The expression that Kong hands to its router. */
    private static RouteRegex regex(String path) {
        return RouteRegex.of("^" + path.substring(1).replace("?<", "?P<"));
    }

    private static List<HostRule> hosts(MapNode fields, String name) {
        List<HostRule> rules = new ArrayList<>();
        for (String text : strings(fields.list(name))) {
            boolean dotted = name.equals("snis") && text.endsWith(".");
            rules.add(HostRule.of(dotted ? text.substring(0, text.length() - 1) : text));
        }
        return List.copyOf(rules);
    }

    private static List<HeaderRule> headers(MapNode fields) {
        MapNode headers = fields.map("headers");
        if (headers == null) {
            return List.of();
        }
        List<HeaderRule> rules = new ArrayList<>();
        for (MapNode.Entry entry : headers.entries()) {
            rules.add(HeaderRule.of(entry.name(), strings(headers.list(entry.name()))));
        }
        return List.copyOf(rules);
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
}
