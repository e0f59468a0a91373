package dev.gw.drill.report;

import static dev.gw.drill.report.HtmlPage.escaped;

import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.FaultRow;
import dev.gw.drill.measure.Generator;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.measure.RequestRow;
import dev.gw.drill.measure.Spans;
import dev.gw.drill.measure.ThresholdRow;
import dev.gw.drill.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A load run as one page: charts drawn in it, and the tables behind them. */
public final class LoadPage {
    private final LoadResult result;

    private LoadPage(LoadResult result) {
        this.result = result;
    }

    /** The page. */
    public static String of(LoadResult result) {
        LoadPage page = new LoadPage(result);
        LoadCharts charts = new LoadCharts(result);
        return HtmlPage.of(
                "Drill " + result.name(),
                result.target() + ", " + Instant.ofEpochMilli(result.startedAt()),
                page.tiles() + page.undecided(),
                List.of(
                        new PageSection("misses", "Not as expected", page.misses()),
                        new PageSection("thresholds", "Thresholds", page.thresholds()),
                        new PageSection("time", "Over time", charts.overTime()),
                        new PageSection("percentiles", "Percentiles", charts.percentiles()),
                        new PageSection("limits", "Limits", charts.limits()),
                        new PageSection("requests", "Requests", page.requests()),
                        new PageSection("faults", "Faults", page.faults()),
                        new PageSection("generator", "The generator", page.generator()),
                        new PageSection("notes", "What was changed for it", page.notes())));
    }

    private String tiles() {
        String verdict = result.verdict().word();
        return "<ul class=\"tiles\">\n"
                + tile(verdict, verdict, "verdict")
                + tile("", String.format(Locale.ROOT, "%,d", result.statuses().all()), "requests")
                + tile("", String.format(Locale.ROOT, "%,.0f/s", result.rate()), "rate")
                + tile("", result.latency().shown(50), "median")
                + tile("", result.latency().shown(99), "p99")
                + tile("", String.format(Locale.ROOT, "%.1f s", result.millis() / 1000.0), "time")
                + "</ul>\n";
    }

    private static String tile(String type, String value, String name) {
        return "<li class=\"" + type + "\"><b>" + escaped(value) + "</b>" + name + "</li>\n";
    }

    private String undecided() {
        StringBuilder out = new StringBuilder();
        if (result.interrupted()) {
            out.append("<p>The run was interrupted; this is what ran until then.</p>\n");
        }
        result.undecided().forEach(why -> out.append(paragraph("inconclusive", why)));
        return out.toString();
    }

    private static String paragraph(String type, String text) {
        return "<p class=\"" + type + "\">" + escaped(text) + "</p>\n";
    }

    private String misses() {
        StringBuilder out = new StringBuilder();
        for (CheckRow check : result.allChecks()) {
            if (check.failed() > 0) {
                out.append("<details open><summary><span class=\"fail\">fail</span> ")
                        .append(escaped(check.scenario()));
                out.append(check.request().isEmpty() ? "" : ", " + escaped(check.request()));
                out.append(": ").append(escaped(check.what())).append(" <span class=\"faint\">");
                out.append(escaped(check.place())).append("</span></summary>\n<p>not so ");
                out.append(check.failed()).append(" of ").append(check.passed() + check.failed());
                out.append(" times</p>\n");
                check.examples()
                        .forEach(example ->
                                out.append("<pre>").append(escaped(example)).append("</pre>\n"));
                out.append("</details>\n");
            }
        }
        return out.toString();
    }

    private String thresholds() {
        HtmlTable table = new HtmlTable("Thresholds", "", "measure", "threshold", "was");
        for (ThresholdRow row : result.thresholds()) {
            table.row(row.verdict().word(), List.of(row.metric(), row.expression(), row.got()));
        }
        return result.thresholds().isEmpty() ? "" : table.html();
    }

    private String requests() {
        HtmlTable table = new HtmlTable(
                "Requests",
                "request",
                "scenario",
                "count",
                "statuses",
                "p50",
                "p95",
                "p99",
                "p99.9",
                "max",
                "p99 from sending on");
        for (RequestRow row : result.requests()) {
            table.row(List.of(
                    row.name(),
                    row.scenario(),
                    String.format(Locale.ROOT, "%,d", row.statuses().all()),
                    row.statuses().words(),
                    row.latency().shown(50),
                    row.latency().shown(95),
                    row.latency().shown(99),
                    row.latency().shown(99.9),
                    row.latency().shown(100),
                    row.service().shown(99)));
        }
        return table.html();
    }

    private String faults() {
        HtmlTable table = new HtmlTable("Faults", "", "at", "what", "expected");
        for (FaultRow fault : result.faults()) {
            for (CheckRow check : fault.expectations()) {
                Verdict verdict = check.failed() > 0 ? Verdict.FAIL : Verdict.PASS;
                table.row(
                        verdict.word(), List.of(LoadCharts.seconds(fault.from() / 1000.0), fault.what(), check.what()));
            }
        }
        return result.faults().isEmpty() ? "" : table.html();
    }

    private String generator() {
        Generator generator = result.generator();
        if (!generator.isMeasured()) {
            return "";
        }
        String busy = generator.cpu() < 0
                ? ""
                : String.format(Locale.ROOT, "; busy %.0f %% of a core", generator.cpu() * 100);
        return paragraph(
                        "",
                        "Late by " + Spans.text(generator.lagP50()) + " at the median, "
                                + Spans.text(generator.lagP99()) + " at p99" + busy + "; seed " + result.seed() + ".")
                + (generator.isBottleneck()
                        ? paragraph("inconclusive", "It was the bottleneck: " + generator.bottleneck())
                        : "");
    }

    private String notes() {
        StringBuilder out = new StringBuilder();
        result.notes().forEach(note -> out.append(paragraph("faint", note)));
        return out.toString();
    }
}
