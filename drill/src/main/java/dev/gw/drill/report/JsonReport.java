package dev.gw.drill.report;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.drill.plan.Check;
import dev.gw.drill.verdict.Miss;
import dev.gw.drill.verdict.Outcome;
import dev.gw.drill.verdict.Sent;
import dev.gw.drill.verdict.Verdict;
import dev.gw.emit.JsonWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A report for programs: described by the schema {@code drill-report}. */
public final class JsonReport {
    private final DrillReport report;

    private JsonReport(DrillReport report) {
        this.report = report;
    }

    /** The report as JSON. */
    public static String of(DrillReport report) {
        return JsonWriter.write(new JsonReport(report).root());
    }

    private MapNode root() {
        MapNode counts = MapNode.empty();
        for (Verdict verdict : Verdict.values()) {
            counts = counts.with(verdict.word(), Scalar.integer(report.count(verdict)));
        }
        return MapNode.empty()
                .with("format", Scalar.integer(1))
                .with("name", Scalar.string(report.name()))
                .with("target", Scalar.string(report.target()))
                .with(
                        "started_at",
                        Scalar.string(Instant.ofEpochMilli(report.startedAt()).toString()))
                .with("millis", Scalar.integer(report.millis()))
                .with("requests", Scalar.integer(report.requests()))
                .with("interrupted", Scalar.bool(report.interrupted()))
                .with("counts", counts)
                .with(
                        "checks",
                        ListNode.of(
                                report.outcomes().stream().map(this::outcome).toList()))
                .with("coverage", ListNode.of(coverage()))
                .with(
                        "notes",
                        ListNode.of(report.notes().stream().map(Scalar::string).toList()));
    }

    private MapNode outcome(Outcome outcome) {
        MapNode map = MapNode.empty()
                .with("area", Scalar.string(outcome.check().area().word()))
                .with("title", Scalar.string(outcome.check().title()))
                .with("place", Scalar.string(outcome.check().place()))
                .with("verdict", Scalar.string(outcome.verdict().word()))
                .with("requests", Scalar.integer(outcome.requests()))
                .with("millis", Scalar.integer(outcome.millis()))
                .with(
                        "misses",
                        ListNode.of(outcome.misses().stream().map(this::miss).toList()));
        Check.Limit limit = outcome.check().limit();
        return limit == null ? map : map.with("limit", limit(limit, outcome.sent()));
    }

    private static MapNode limit(Check.Limit limit, List<Sent> sent) {
        List<Node> steps = new ArrayList<>();
        for (Sent step : sent) {
            steps.add(MapNode.empty()
                    .with("claim", Scalar.string(step.claim()))
                    .with("at", Scalar.string(Instant.ofEpochMilli(step.at()).toString()))
                    .with("passed", Scalar.integer(step.passed()))
                    .with("refused", Scalar.integer(step.refused())));
        }
        return MapNode.empty()
                .with("window", Scalar.string(limit.window().word()))
                .with("most", Scalar.integer(limit.most()))
                .with("steps", ListNode.of(steps));
    }

    private MapNode miss(Miss miss) {
        return MapNode.empty()
                .with("claim", Scalar.string(miss.claim()))
                .with("expected", Scalar.string(miss.expected()))
                .with("got", Scalar.string(miss.got()))
                .with("curl", Scalar.string(Curl.line(miss.ask(), report.target())));
    }

    private List<Node> coverage() {
        List<Node> items = new ArrayList<>();
        for (String kind : DrillReport.KINDS) {
            for (DrillReport.Covered covered : report.coverage(kind)) {
                items.add(MapNode.empty()
                        .with("kind", Scalar.string(kind))
                        .with("label", Scalar.string(covered.item().label()))
                        .with("place", Scalar.string(covered.item().place()))
                        .with("checks", Scalar.integer(covered.checks()))
                        .with("reason", Scalar.string(covered.reason())));
            }
        }
        return items;
    }
}
