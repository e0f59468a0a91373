package dev.gw.drill.report;

import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.Interval;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.measure.RequestRow;
import dev.gw.drill.measure.Spans;
import dev.gw.drill.measure.Statuses;
import dev.gw.drill.measure.ThresholdRow;
import java.util.Locale;

/** A load run as tables: Markdown for a pull request, CSV for a spreadsheet. */
public final class LoadTables {
    private LoadTables() {}

    /** The verdict, what failed, thresholds and times. */
    public static String markdown(LoadResult result) {
        StringBuilder out =
                new StringBuilder("# Drill ").append(cell(result.name())).append(": ");
        out.append(result.verdict().word()).append("\n\n");
        out.append(String.format(
                Locale.ROOT,
                "%,d requests, %,.0f a second for %.1f s; %s.\n",
                result.statuses().all(),
                result.rate(),
                result.millis() / 1000.0,
                result.statuses().words()));
        result.undecided()
                .forEach(why -> out.append("\nInconclusive: ").append(cell(why)).append(".\n"));
        if (!result.thresholds().isEmpty()) {
            out.append("\n| | measure | threshold | was |\n|---|---|---|---|\n");
        }
        for (ThresholdRow row : result.thresholds()) {
            out.append("| ")
                    .append(row.verdict().word())
                    .append(" | ")
                    .append(cell(row.metric()))
                    .append(" | ");
            out.append(cell(row.expression()))
                    .append(" | ")
                    .append(cell(row.got()))
                    .append(" |\n");
        }
        failures(result, out);
        out.append(
                "\n| request | count | statuses | p50 | p95 | p99 | p99.9 | max |\n|---|---|---|---|---|---|---|---|\n");
        for (RequestRow row : result.requests()) {
            out.append("| ")
                    .append(cell(row.name()))
                    .append(" | ")
                    .append(row.statuses().all())
                    .append(" | ");
            out.append(row.statuses().words());
            for (double percentile : new double[] {50, 95, 99, 99.9}) {
                out.append(" | ").append(row.latency().shown(percentile));
            }
            out.append(" | ").append(row.latency().shown(100)).append(" |\n");
        }
        return out.toString();
    }

    private static void failures(LoadResult result, StringBuilder out) {
        if (result.allChecks().stream().allMatch(check -> check.failed() == 0)) {
            return;
        }
        out.append("\n| request | expected | not so | got |\n|---|---|---|---|\n");
        for (CheckRow check : result.allChecks()) {
            if (check.failed() > 0) {
                String name = check.request().isEmpty() ? check.scenario() : check.request();
                out.append("| ")
                        .append(cell(name))
                        .append(" | ")
                        .append(cell(check.what()))
                        .append(" | ");
                out.append(check.failed()).append(" | ").append(cell(String.join("; ", check.examples())));
                out.append(" |\n");
            }
        }
    }

    private static String cell(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace('\n', ' ');
    }

    /** A line for each second; times are milliseconds. */
    public static String csv(LoadResult result) {
        StringBuilder out = new StringBuilder(
                "second,sent,answered,2xx,3xx,4xx,5xx,lost,p50,p95,p99,max,service_p99,in_flight,waiting,1xx,messages\n");
        for (Interval interval : result.intervals()) {
            Statuses statuses = interval.statuses();
            out.append(interval.second()).append(',').append(interval.sent()).append(',');
            out.append(statuses.all() - statuses.lost());
            for (int hundreds = 2; hundreds <= 5; hundreds++) {
                out.append(',').append(statuses.ofClass(hundreds));
            }
            out.append(',').append(statuses.lost());
            for (long nanos :
                    new long[] {interval.p50(), interval.p95(), interval.p99(), interval.max(), interval.serviceP99()
                    }) {
                out.append(',').append(Spans.millis(nanos));
            }
            out.append(',')
                    .append(interval.inFlight())
                    .append(',')
                    .append(interval.waiting())
                    .append(',')
                    .append(statuses.ofClass(1))
                    .append(',')
                    .append(statuses.messages())
                    .append('\n');
        }
        return out.toString();
    }
}
