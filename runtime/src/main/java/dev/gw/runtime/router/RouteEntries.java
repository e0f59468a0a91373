package dev.gw.runtime.router;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.NameBasedId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Turns a route of the configuration into the entries of the router. */
final class RouteEntries {
    private static final UUID SPLIT = UUID.fromString("7f145bf9-0dce-4f91-98eb-debbce4b9f6b");

    private RouteEntries() {}

    /** The entries of a route: one per length of its plain paths, and one for all its expressions. */
    static List<RouteEntry> of(Entity route) {
        Map<Integer, List<String>> groups = new LinkedHashMap<>();
        for (String path : strings(route.fields().list("paths"))) {
            int length = path.startsWith("~") ? -1 : path.getBytes(StandardCharsets.UTF_8).length;
            groups.computeIfAbsent(length, ignored -> new ArrayList<>()).add(path);
        }
        if (groups.isEmpty()) {
            groups.put(0, List.of());
        }
        List<RouteEntry> entries = new ArrayList<>();
        int index = 0;
        UUID own = UUID.fromString(route.id());
        for (Map.Entry<Integer, List<String>> group : groups.entrySet()) {
            index++;
            UUID id = groups.size() == 1 ? own : NameBasedId.of(SPLIT, own + "#" + index);
            entries.add(entry(route, id, group.getKey(), group.getValue()));
        }
        return entries;
    }

    private static RouteEntry entry(Entity route, UUID id, int length, List<String> paths) {
        MapNode fields = route.fields();
        boolean regex = length < 0;
        Set<String> methods = new TreeSet<>(strings(fields.list("methods")));
        List<HostRule> hosts = hosts(fields, "hosts");
        List<HostRule> snis = hosts(fields, "snis");
        List<HeaderRule> headers = headers(fields);
        int attributes = present(methods.isEmpty())
                + present(hosts.isEmpty())
                + present(snis.isEmpty())
                + present(headers.isEmpty())
                + present(paths.isEmpty());
        boolean plainHosts = !hosts.isEmpty() && hosts.stream().allMatch(host -> host.exact() != null);
        int regexPriority = fields.get("regex_priority") instanceof Scalar number && number.isNumber()
                ? (int) number.number()
                : 0;
        return new RouteEntry(
                route,
                RoutePriority.of(attributes, plainHosts, headers.size(), regex, regexPriority, regex ? 0 : length),
                id,
                methods,
                hosts,
                regex ? List.of() : paths,
                regex ? paths.stream().map(RouteEntries::regex).toList() : List.of(),
                headers,
                snis);
    }

    private static RouteRegex regex(String path) {
        return RouteRegex.of("^" + path.substring(1).replace("?<", "?P<"));
    }

    private static int present(boolean empty) {
        return empty ? 0 : 1;
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
