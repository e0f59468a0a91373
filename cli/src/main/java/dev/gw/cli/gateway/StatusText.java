package dev.gw.cli.gateway;

import dev.gw.admin.GatewayStatus;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The status of a gateway as text and as JSON. */
final class StatusText {
    private static final int TOP = 10;

    private StatusText() {}

    static String table(GatewayStatus status, boolean all) {
        StringBuilder out = new StringBuilder();
        out.append(status.name())
                .append(": Kong ")
                .append(status.version())
                .append(status.database() ? ", with a database\n\n" : ", without a database\n\n");
        List<List<String>> counts = new ArrayList<>();
        status.counts().forEach((kind, count) -> {
            if (count > 0) {
                counts.add(List.of(kind, Integer.toString(count)));
            }
        });
        rows(out, List.of(), counts, 1);
        List<List<String>> plugins = new ArrayList<>();
        status.plugins()
                .forEach(used -> plugins.add(List.of(
                        used.name(),
                        Integer.toString(used.enabled()),
                        used.disabled() == 0 ? "" : used.disabled() + " disabled")));
        rows(out, List.of("plugin", "used", ""), plugins, 1);
        List<List<String>> groups = new ArrayList<>();
        status.groups()
                .forEach((group, size) ->
                        groups.add(List.of(group.isEmpty() ? "(in no group)" : group, Integer.toString(size))));
        groups.sort(Comparator.comparing(row -> row.get(0).startsWith("(")));
        rows(out, List.of("group", "consumers"), groups, 1);
        List<List<String>> targets = new ArrayList<>();
        status.targets()
                .forEach(t -> targets.add(List.of(t.upstream(), t.target(), Long.toString(t.weight()), t.health())));
        rows(out, List.of("upstream", "target", "weight", "health"), targets, 2);
        limits(out, status.limits(), all);
        return out.toString().stripTrailing() + "\n";
    }

    private static void limits(StringBuilder out, List<GatewayStatus.Limit> limits, boolean all) {
        List<List<String>> rows = new ArrayList<>();
        for (GatewayStatus.Limit limit : all ? limits : limits.subList(0, Math.min(TOP, limits.size()))) {
            rows.add(List.of(
                    number(limit.requests()) + " per " + limit.window(), limit.scope(), limit.by(), limit.policy()));
        }
        rows(out, List.of("limit", "for", "counted by", "in"), rows, -1);
        if (rows.size() < limits.size()) {
            out.append("… and ").append(limits.size() - rows.size()).append(" more: --all\n");
        }
    }

    private static String number(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /** Rows in columns; the one of numbers is set to the right. */
    private static void rows(StringBuilder out, List<String> head, List<List<String>> rows, int numbers) {
        if (rows.isEmpty()) {
            return;
        }
        List<List<String>> all = new ArrayList<>();
        if (!head.isEmpty()) {
            all.add(head);
        }
        all.addAll(rows);
        int[] widths = new int[rows.get(0).size()];
        all.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == numbers ? pad + row.get(i) : row.get(i) + pad).append("  ");
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        out.append('\n');
    }

    static String json(GatewayStatus status) {
        MapNode json = MapNode.empty()
                .with("gateway", Scalar.string(status.name()))
                .with("version", Scalar.string(status.version()))
                .with("database", Scalar.bool(status.database()))
                .with("healthy", Scalar.bool(status.isHealthy()))
                .with("counts", numbers(status.counts()));
        List<Node> plugins = new ArrayList<>();
        status.plugins()
                .forEach(used -> plugins.add(MapNode.empty()
                        .with("name", Scalar.string(used.name()))
                        .with("enabled", Scalar.integer(used.enabled()))
                        .with("disabled", Scalar.integer(used.disabled()))));
        List<Node> targets = new ArrayList<>();
        status.targets()
                .forEach(t -> targets.add(MapNode.empty()
                        .with("upstream", Scalar.string(t.upstream()))
                        .with("target", Scalar.string(t.target()))
                        .with("weight", Scalar.integer(t.weight()))
                        .with("health", Scalar.string(t.health()))));
        List<Node> limits = new ArrayList<>();
        status.limits()
                .forEach(limit -> limits.add(MapNode.empty()
                        .with("requests", Scalar.number(limit.requests(), number(limit.requests()), Span.nowhere()))
                        .with("window", Scalar.string(limit.window()))
                        .with("scope", Scalar.string(limit.scope()))
                        .with("limit_by", Scalar.string(limit.by()))
                        .with("policy", Scalar.string(limit.policy()))));
        return JsonWriter.write(json.with("plugins", ListNode.of(plugins))
                .with("groups", numbers(status.groups()))
                .with("targets", ListNode.of(targets))
                .with("limits", ListNode.of(limits)));
    }

    private static MapNode numbers(Map<String, Integer> counts) {
        MapNode json = MapNode.empty();
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            json = json.with(count.getKey(), Scalar.integer(count.getValue()));
        }
        return json;
    }
}
