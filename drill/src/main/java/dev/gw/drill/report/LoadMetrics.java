package dev.gw.drill.report;

import dev.gw.drill.measure.Latency;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.measure.RequestRow;
import dev.gw.drill.measure.Statuses;
import dev.gw.drill.measure.ThresholdRow;
import dev.gw.drill.verdict.Verdict;
import java.util.Locale;

/** A load run as OpenMetrics, for a textfile collector: times are seconds. */
public final class LoadMetrics {
    private final LoadResult result;
    private final StringBuilder out = new StringBuilder();

    private LoadMetrics(LoadResult result) {
        this.result = result;
    }

    /** The metrics. */
    public static String of(LoadResult result) {
        LoadMetrics metrics = new LoadMetrics(result);
        metrics.write();
        return metrics.out.toString();
    }

    private void write() {
        head("gw_drill_requests", "counter", "Requests by status; lost for those without an answer.");
        for (RequestRow row : result.requests()) {
            row.statuses()
                    .counts()
                    .forEach((status, count) -> sample(
                            "gw_drill_requests_total",
                            labels(row) + ",status=\"" + Statuses.name(status) + '"',
                            count));
        }
        times("gw_drill_latency_seconds", "Response times, from the moment a request was meant to be sent.", false);
        times("gw_drill_service_time_seconds", "Times from the moment of sending.", true);
        head("gw_drill_threshold_kept", "gauge", "Whether a threshold was kept.");
        for (ThresholdRow row : result.thresholds()) {
            String labels =
                    own() + ",metric=\"" + escaped(row.metric()) + "\",expression=\"" + escaped(row.expression()) + '"';
            sample("gw_drill_threshold_kept", labels, row.verdict() == Verdict.PASS ? 1 : 0);
        }
        head("gw_drill_passed", "gauge", "Whether the drill passed.");
        sample("gw_drill_passed", own(), result.verdict() == Verdict.PASS ? 1 : 0);
        out.append("# EOF\n");
    }

    private void times(String name, String help, boolean service) {
        head(name, "summary", help);
        for (RequestRow row : result.requests()) {
            Latency latency = service ? row.service() : row.latency();
            for (Latency.Point point : latency.percentiles()) {
                String quantile = String.format(Locale.ROOT, "%s", point.percentile() / 100);
                sample(name, labels(row) + ",quantile=\"" + quantile + '"', point.nanos() / 1e9);
            }
            sample(name + "_count", labels(row), (double) latency.count());
            sample(name + "_sum", labels(row), latency.mean() / 1e9 * latency.count());
        }
    }

    private void head(String name, String type, String help) {
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        if (name.endsWith("_seconds")) {
            out.append("# UNIT ").append(name).append(" seconds\n");
        }
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    }

    private String own() {
        return "drill=\"" + escaped(result.name()) + '"';
    }

    private String labels(RequestRow row) {
        return own() + ",scenario=\"" + escaped(row.scenario()) + "\",request=\"" + escaped(row.name()) + '"';
    }

    private void sample(String name, String labels, double value) {
        String text = value == Math.rint(value) && value < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.9f", value);
        out.append(name).append('{').append(labels).append("} ").append(text).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
