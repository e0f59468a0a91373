package dev.gw.drill.report;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.FaultRow;
import dev.gw.drill.measure.Generator;
import dev.gw.drill.measure.Interval;
import dev.gw.drill.measure.Latency;
import dev.gw.drill.measure.LimitLine;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.measure.RequestRow;
import dev.gw.drill.measure.ScenarioRow;
import dev.gw.drill.measure.Spans;
import dev.gw.drill.measure.Statuses;
import dev.gw.drill.measure.ThresholdRow;
import dev.gw.emit.JsonWriter;
import dev.gw.runtime.observe.Members;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** A load run for programs: described by the schema {@code load-report}. Times are milliseconds. */
public final class LoadJson {
    private LoadJson() {}

    /** The report as JSON. */
    public static String of(LoadResult result) {
        return JsonWriter.write(node(result));
    }

    /** The same as a map, to stand in another report. */
    public static MapNode node(LoadResult result) {
        return new Members()
                .put("format", 1)
                .put("name", result.name())
                .put("target", result.target())
                .put("seed", result.seed())
                .put("started_at", Instant.ofEpochMilli(result.startedAt()).toString())
                .put("millis", result.millis())
                .put("interrupted", result.interrupted())
                .put("verdict", result.verdict().word())
                .put("statuses", statuses(result.statuses()))
                .put("rate", Members.number(Math.round(result.rate() * 10) / 10.0))
                .put("latency", latency(result.latency()))
                .put("service", latency(result.service()))
                .put("scenarios", each(result.scenarios(), LoadJson::scenario))
                .put("requests", each(result.requests(), LoadJson::request))
                .put("checks", each(result.checks(), LoadJson::check))
                .put("thresholds", each(result.thresholds(), LoadJson::threshold))
                .put("limits", each(result.limits(), LoadJson::limit))
                .put("faults", each(result.faults(), LoadJson::fault))
                .put("intervals", each(result.intervals(), LoadJson::interval))
                .put("generator", generator(result.generator()))
                .put("undecided", Members.texts(result.undecided()))
                .put("notes", Members.texts(result.notes()))
                .map();
    }

    private static <T> List<MapNode> each(List<T> all, Function<T, MapNode> node) {
        return all.stream().map(node).toList();
    }

    private static Node millis(long nanos) {
        return Members.number(Spans.millis(nanos));
    }

    private static MapNode statuses(Statuses statuses) {
        Members members = new Members();
        statuses.counts().forEach((status, count) -> members.put(Statuses.name(status), count));
        return members.map();
    }

    private static MapNode latency(Latency latency) {
        Members percentiles = new Members();
        for (Latency.Point point : latency.percentiles()) {
            percentiles.put("p" + number(point.percentile()), millis(point.nanos()));
        }
        return new Members()
                .put("count", latency.count())
                .put("mean", millis(latency.mean()))
                .put("min", millis(latency.min()))
                .put("max", millis(latency.max()))
                .put("percentiles", percentiles.map())
                .put("hdr", latency.hdr())
                .map();
    }

    /** 99 and 99.9, as people write them. */
    static String number(double percentile) {
        return percentile == Math.rint(percentile) ? Long.toString((long) percentile) : Double.toString(percentile);
    }

    private static MapNode scenario(ScenarioRow row) {
        return new Members()
                .put("name", row.name())
                .put("executor", row.executor())
                .put("planned", row.planned())
                .put("started", row.started())
                .put("dropped", row.dropped())
                .map();
    }

    private static MapNode request(RequestRow row) {
        return new Members()
                .put("scenario", row.scenario())
                .put("name", row.name())
                .put("statuses", statuses(row.statuses()))
                .put("bytes", row.bytes())
                .put("latency", latency(row.latency()))
                .put("service", latency(row.service()))
                .map();
    }

    private static MapNode check(CheckRow row) {
        return new Members()
                .put("scenario", row.scenario())
                .put("request", row.request())
                .put("what", row.what())
                .put("place", row.place())
                .put("passed", row.passed())
                .put("failed", row.failed())
                .put("examples", Members.texts(row.examples()))
                .map();
    }

    private static MapNode threshold(ThresholdRow row) {
        return new Members()
                .put("metric", row.metric())
                .put("expression", row.expression())
                .put("got", row.got())
                .put("verdict", row.verdict().word())
                .put("place", row.place())
                .map();
    }

    private static MapNode limit(LimitLine line) {
        return new Members()
                .put("request", line.request())
                .put("limit", line.limit())
                .put("window", line.window())
                .put("allowed", line.allowed())
                .put("refused", line.refused())
                .put(
                        "points",
                        each(
                                line.points(),
                                point -> new Members()
                                        .put("second", point.second())
                                        .put("allowed", point.allowed())
                                        .put("refused", point.refused())
                                        .map()))
                .map();
    }

    private static MapNode fault(FaultRow row) {
        return new Members()
                .put("what", row.what())
                .put("from", row.from())
                .put("until", row.until())
                .put("expectations", each(row.expectations(), LoadJson::check))
                .map();
    }

    private static MapNode interval(Interval interval) {
        return new Members()
                .put("second", interval.second())
                .put("sent", interval.sent())
                .put("statuses", statuses(interval.statuses()))
                .put("p50", millis(interval.p50()))
                .put("p95", millis(interval.p95()))
                .put("p99", millis(interval.p99()))
                .put("max", millis(interval.max()))
                .put("service_p99", millis(interval.serviceP99()))
                .put("in_flight", interval.inFlight())
                .put("waiting", interval.waiting())
                .map();
    }

    private static MapNode generator(Generator generator) {
        Members members = new Members()
                .put("lag_p50", millis(generator.lagP50()))
                .put("lag_p99", millis(generator.lagP99()))
                .put("lag_max", millis(generator.lagMax()));
        if (generator.cpu() >= 0) {
            members.put("cpu", Members.number(Math.round(generator.cpu() * 1000) / 1000.0));
        }
        return members.put("cores", generator.cores())
                .put("bottleneck", Scalar.bool(generator.isBottleneck()))
                .put("why", generator.bottleneck())
                .map();
    }
}
