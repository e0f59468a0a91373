package dev.gw.drill.report;

import static dev.gw.drill.report.JunitReport.escaped;

import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.FaultRow;
import dev.gw.drill.measure.Interval;
import dev.gw.drill.measure.Latency;
import dev.gw.drill.measure.LimitLine;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.measure.RequestRow;
import dev.gw.drill.measure.Spans;
import dev.gw.drill.measure.Statuses;
import dev.gw.drill.measure.ThresholdRow;
import dev.gw.drill.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The part of a page that shows a load run: charts drawn in the page, and the tables behind them. */
public final class LoadPage {
    private final LoadResult result;
    private final StringBuilder out = new StringBuilder(1 << 14);

    private LoadPage(LoadResult result) {
        this.result = result;
    }

    /** The part, from its heading on; it needs the rules of report.css and {@link LoadStyle}. */
    public static String section(LoadResult result) {
        LoadPage page = new LoadPage(result);
        page.write();
        return page.out.toString();
    }

    private void write() {
        out.append("<section class=\"load\">\n");
        tiles();
        undecided();
        failures();
        if (!result.thresholds().isEmpty()) {
            thresholds();
        }
        charts();
        limits();
        requests();
        faults();
        generator();
        out.append("</section>\n");
    }

    private void tiles() {
        out.append("<ul class=\"tiles\">\n");
        tile(result.verdict().word(), result.verdict().word(), "verdict");
        tile("", String.format(Locale.ROOT, "%,d", result.statuses().all()), "requests");
        tile("", String.format(Locale.ROOT, "%,.0f/s", result.rate()), "rate");
        tile("", Spans.text(result.latency().at(50)), "median");
        tile("", Spans.text(result.latency().at(99)), "p99");
        tile("", String.format(Locale.ROOT, "%.1f s", result.millis() / 1000.0), "time");
        out.append("</ul>\n");
    }

    private void tile(String type, String value, String name) {
        out.append("<li class=\"")
                .append(type)
                .append("\"><b>")
                .append(escaped(value))
                .append("</b>");
        out.append(name).append("</li>\n");
    }

    private void undecided() {
        if (result.interrupted()) {
            out.append("<p>The run was interrupted; this is what ran until then.</p>\n");
        }
        for (String why : result.undecided()) {
            out.append("<p class=\"inconclusive\">").append(escaped(why)).append("</p>\n");
        }
    }

    private void failures() {
        List<CheckRow> failed =
                result.allChecks().stream().filter(check -> check.failed() > 0).toList();
        if (failed.isEmpty()) {
            return;
        }
        out.append("<h2>Not as expected</h2>\n");
        for (CheckRow check : failed) {
            out.append("<details open><summary><span class=\"fail\">fail</span> ")
                    .append(escaped(check.scenario()));
            out.append(check.request().isEmpty() ? "" : ", " + escaped(check.request()));
            out.append(": ").append(escaped(check.what())).append(" <span class=\"faint\">");
            out.append(escaped(check.place()))
                    .append("</span></summary>\n<p>not so ")
                    .append(check.failed());
            out.append(" of ").append(check.passed() + check.failed()).append(" times</p>\n");
            check.examples()
                    .forEach(example ->
                            out.append("<pre>").append(escaped(example)).append("</pre>\n"));
            out.append("</details>\n");
        }
    }

    private void thresholds() {
        out.append("<h2>Thresholds</h2>\n");
        table("", "measure", "threshold", "was");
        for (ThresholdRow row : result.thresholds()) {
            out.append("<tr><td class=\"")
                    .append(row.verdict().word())
                    .append("\">")
                    .append(row.verdict().word());
            cell(row.metric());
            cell(row.expression());
            cell(row.got());
            out.append("</td></tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private void charts() {
        LineChart latency = new LineChart("Response times over time", LoadPage::seconds, LoadPage::millis);
        latency.line("p50", "line-1", x(), y(interval -> interval.p50() / 1e6));
        latency.line("p95", "line-2", x(), y(interval -> interval.p95() / 1e6));
        latency.line("p99", "line-3", x(), y(interval -> interval.p99() / 1e6));
        latency.line("p99 from sending on", "line-4", x(), y(interval -> interval.serviceP99() / 1e6));
        LineChart rate = new LineChart("Requests and answers a second", LoadPage::seconds, LoadPage::count);
        rate.line("sent", "line-1", x(), y(Interval::sent));
        for (int hundreds = 2; hundreds <= 5; hundreds++) {
            int digit = hundreds;
            if (result.statuses().ofClass(digit) > 0) {
                String style = "line-" + digit;
                rate.line(
                        digit + "xx",
                        style,
                        x(),
                        y(interval -> interval.statuses().ofClass(digit)));
            }
        }
        if (result.statuses().lost() > 0) {
            rate.line("lost", "line-6", x(), y(interval -> interval.statuses().of(Statuses.LOST)));
        }
        for (FaultRow fault : result.faults()) {
            latency.band(fault.what(), fault.from() / 1000.0, fault.until() / 1000.0);
            rate.band(fault.what(), fault.from() / 1000.0, fault.until() / 1000.0);
        }
        if (!rate.isEmpty()) {
            out.append("<h2>Over time</h2>\n").append(latency.svg()).append(rate.svg());
            out.append("<h2>Percentiles</h2>\n").append(curve());
        }
    }

    /** Response times by percentile; the axis goes by nines, because that is where they differ. */
    private String curve() {
        LineChart chart = new LineChart(
                "Response times by percentile",
                nines -> String.format(Locale.ROOT, "p%.4g", 100 - 100 * Math.pow(10, -nines)),
                LoadPage::millis);
        curve(chart, "response time", "line-1", result.latency());
        curve(chart, "from sending on", "line-4", result.service());
        return chart.svg();
    }

    private static void curve(LineChart chart, String name, String style, Latency latency) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        var histogram = latency.distribution();
        double end = Math.log10(Math.max(10.0, (double) latency.count()));
        for (int i = 0; i <= 100 && latency.count() > 0; i++) {
            double nines = end * i / 100;
            x.add(nines);
            y.add(histogram.getValueAtPercentile(100 - 100 * Math.pow(10, -nines)) / 1e6);
        }
        chart.line(name, style, x, y);
    }

    private void limits() {
        if (result.limits().isEmpty()) {
            return;
        }
        out.append("<h2>Limits</h2>\n");
        for (LimitLine limit : result.limits()) {
            LineChart chart = new LineChart(
                    String.format(Locale.ROOT, "%s: %d a %s", limit.request(), limit.limit(), limit.window()),
                    LoadPage::seconds,
                    LoadPage::count);
            List<Double> x =
                    limit.points().stream().map(p -> (double) p.second()).toList();
            chart.line(
                    "passed",
                    "line-2",
                    x,
                    limit.points().stream().map(p -> (double) p.allowed()).toList());
            chart.line(
                    "refused",
                    "line-4",
                    x,
                    limit.points().stream().map(p -> (double) p.refused()).toList());
            chart.line(
                    "limit",
                    "line-limit",
                    x,
                    x.stream().map(p -> (double) limit.limit()).toList());
            out.append(chart.svg());
        }
    }

    private void requests() {
        out.append("<h2>Requests</h2>\n");
        table("scenario", "request", "count", "statuses", "p50", "p95", "p99", "p99.9", "max", "p99 from sending on");
        for (RequestRow row : result.requests()) {
            out.append("<tr><td>").append(escaped(row.scenario()));
            cell(row.name());
            cell(String.format(Locale.ROOT, "%,d", row.statuses().all()));
            cell(row.statuses().words());
            for (double percentile : new double[] {50, 95, 99, 99.9}) {
                cell(Spans.text(row.latency().at(percentile)));
            }
            cell(Spans.text(row.latency().max()));
            cell(Spans.text(row.service().at(99)));
            out.append("</td></tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private void faults() {
        if (result.faults().isEmpty()) {
            return;
        }
        out.append("<h2>Faults</h2>\n");
        table("at", "what", "expected", "");
        for (FaultRow fault : result.faults()) {
            for (CheckRow check : fault.expectations()) {
                Verdict verdict = check.failed() > 0 ? Verdict.FAIL : Verdict.PASS;
                out.append("<tr><td>").append(seconds(fault.from() / 1000.0));
                cell(fault.what());
                cell(check.what());
                out.append("</td><td class=\"")
                        .append(verdict.word())
                        .append("\">")
                        .append(verdict.word());
                out.append("</td></tr>\n");
            }
        }
        out.append("</tbody></table></div>\n");
    }

    private void generator() {
        if (result.generator().isMeasured()) {
            measured();
        }
        for (String note : result.notes()) {
            out.append("<p class=\"faint\">").append(escaped(note)).append("</p>\n");
        }
    }

    private void measured() {
        out.append("<h2>The generator</h2>\n<p>Late by ")
                .append(Spans.text(result.generator().lagP50()));
        out.append(" at the median, ")
                .append(Spans.text(result.generator().lagP99()))
                .append(" at p99");
        if (result.generator().cpu() >= 0) {
            out.append(String.format(
                    Locale.ROOT, "; busy %.0f %% of a core", result.generator().cpu() * 100));
        }
        out.append("; seed ").append(result.seed()).append(".</p>\n");
        if (result.generator().isBottleneck()) {
            out.append("<p class=\"inconclusive\">It was the bottleneck: ");
            out.append(escaped(result.generator().bottleneck())).append("</p>\n");
        }
    }

    private void table(String... heads) {
        out.append("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
        for (String head : heads) {
            out.append("<th scope=\"col\">").append(head).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
    }

    private void cell(String text) {
        out.append("</td><td>").append(escaped(text));
    }

    private List<Double> x() {
        return y(Interval::second);
    }

    private List<Double> y(ToDoubleFunction<Interval> value) {
        return result.intervals().stream().map(value::applyAsDouble).toList();
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f s", value);
    }

    private static String millis(double value) {
        return Spans.text((long) (value * 1e6));
    }

    private static String count(double value) {
        return value < 10 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%,.0f", value);
    }
}
