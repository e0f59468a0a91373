package dev.gw.runtime.recorded;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Bodies of the Admin API without what differs from one node, moment or run to the next. */
final class AdminShape {
    private static final Pattern RANDOM =
            Pattern.compile("[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Set<String> BY_NODE = Set.of(
            "created_at",
            "updated_at",
            "node_id",
            "hostname",
            "pids",
            "timers",
            "started_at",
            "latencies",
            "balancer_start",
            "balancer_start_ns",
            "balancer_latency",
            "balancer_latency_ns");
    private static final Set<String> BY_RUN =
            Set.of("x-kong-upstream-latency", "x-kong-proxy-latency", "x-kong-response-latency", "connection");
    private static final Set<String> UNORDERED = Set.of("enabled_plugins", "data", "entities");

    private AdminShape() {}

    static Object of(String body) {
        return body.isEmpty() ? "" : Json.read(body).map(AdminShape::of).orElseGet(() -> metrics(body));
    }

    static Object of(Node node) {
        if (node instanceof MapNode map) {
            return map(map);
        }
        if (node instanceof ListNode list) {
            return list.items().stream().map(AdminShape::of).toList();
        }
        Scalar scalar = (Scalar) node;
        return scalar.isNumber() ? (Object) scalar.number() : masked(String.valueOf(scalar.value()));
    }

    private static Object map(MapNode map) {
        Map<String, Object> members = new TreeMap<>();
        boolean isTarget = map.has("target") && map.has("upstream");
        for (MapNode.Entry entry : map.entries()) {
            String name = masked(entry.name());
            Object value = of(entry.value());
            if (BY_NODE.contains(name) || BY_RUN.contains(name) || (isTarget && name.equals("id"))) {
                value = "*";
            } else if (name.equals("memory") || name.equals("server") && entry.value() instanceof MapNode) {
                value = names(entry.value());
            } else if (name.equals("configuration")) {
                value = ((MapNode) entry.value())
                        .entries().stream().map(MapNode.Entry::name).sorted().toList();
            } else if (name.equals("targets") && entry.value() instanceof MapNode targets) {
                value = sorted(targets.entries().stream()
                        .map(target -> of(target.value()))
                        .toList());
            } else if (UNORDERED.contains(name) && value instanceof List<?> list) {
                value = sorted(list);
            } else if (name.equals("config") && entry.value() instanceof Scalar yaml && yaml.isString()) {
                value = document(yaml.text());
            }
            members.put(name, value);
        }
        return members;
    }

    /** A configuration as text: its entities in any order. */
    private static Object document(String yaml) {
        Map<String, Object> sections = new TreeMap<>();
        MapNode document = (MapNode)
                DocumentReader.read(SourceFile.of("config.yml", yaml), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
        for (MapNode.Entry section : document.entries()) {
            Object shape = of(section.value());
            sections.put(section.name(), shape instanceof List<?> list ? sorted(list) : shape);
        }
        return sections;
    }

    private static List<String> sorted(List<?> items) {
        return items.stream().map(String::valueOf).sorted().toList();
    }

    private static Object names(Node node) {
        if (!(node instanceof MapNode map)) {
            return "*";
        }
        Map<String, Object> names = new TreeMap<>();
        map.entries().forEach(entry -> names.put(entry.name(), names(entry.value())));
        return names;
    }

    /**
     * Lines of metrics; numbers are kept where they count requests or what came in. Sorted, because the series stand in
     * the order of the targets' ports, and those are drawn at random.
     */
    private static List<String> metrics(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            boolean counts = line.startsWith("#")
                    || line.startsWith("kong_http_requests_total")
                    || line.contains("direction=\"ingress\"")
                    || line.startsWith("kong_upstream_target_health")
                    || line.contains("_count{");
            String shown = counts ? line : line.substring(0, line.lastIndexOf(' '));
            lines.add(masked(shown).replaceAll("pid=\"\\d+\"", "pid=\"*\""));
        }
        lines.sort(Comparator.naturalOrder());
        return lines;
    }

    static String masked(String text) {
        return RANDOM.matcher(text).replaceAll("<id>");
    }
}
