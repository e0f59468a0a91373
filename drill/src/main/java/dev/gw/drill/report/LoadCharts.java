package dev.gw.drill.report;

import dev.gw.drill.measure.FaultRow;
import dev.gw.drill.measure.Interval;
import dev.gw.drill.measure.Latency;
import dev.gw.drill.measure.LimitLine;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.measure.Spans;
import dev.gw.drill.measure.Statuses;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The charts of a load run. */
final class LoadCharts {
    private final LoadResult result;

    LoadCharts(LoadResult result) {
        this.result = result;
    }

    /** Times and rates by the second; empty where no second was whole. */
    String overTime() {
        LineChart latency = new LineChart("Response times over time", LoadCharts::seconds, LoadCharts::millis);
        latency.line("p50", "line-1", x(), y(interval -> interval.p50() / 1e6));
        latency.line("p95", "line-2", x(), y(interval -> interval.p95() / 1e6));
        latency.line("p99", "line-3", x(), y(interval -> interval.p99() / 1e6));
        latency.line("p99 from sending on", "line-4", x(), y(interval -> interval.serviceP99() / 1e6));
        LineChart rate = new LineChart("Requests and answers a second", LoadCharts::seconds, LoadCharts::count);
        List<Interval> whole = whole();
        rate.line("sent", "line-1", values(whole, Interval::second), values(whole, Interval::sent));
        rate(rate, whole, "1xx", "line-8", statuses -> statuses.ofClass(1));
        for (int hundreds = 2; hundreds <= 5; hundreds++) {
            int digit = hundreds;
            rate(rate, whole, digit + "xx", "line-" + digit, statuses -> statuses.ofClass(digit));
        }
        rate(rate, whole, "messages", "line-7", Statuses::messages);
        rate(rate, whole, "lost", "line-6", Statuses::lost);
        for (FaultRow fault : result.faults()) {
            latency.band(fault.what(), fault.from() / 1000.0, fault.until() / 1000.0);
            rate.band(fault.what(), fault.from() / 1000.0, fault.until() / 1000.0);
        }
        return rate.isEmpty() ? "" : latency.svg() + rate.svg();
    }

    /** A line for some statuses, where any of them came. */
    private void rate(
            LineChart chart, List<Interval> whole, String name, String style, ToLongFunction<Statuses> count) {
        if (count.applyAsLong(result.statuses()) > 0) {
            List<Double> y = values(whole, interval -> count.applyAsLong(interval.statuses()));
            chart.line(name, style, values(whole, Interval::second), y);
        }
    }

    /** Response times by percentile; the axis goes by nines, because that is where they differ. */
    String percentiles() {
        LineChart chart = new LineChart("Response times by percentile", LoadCharts::percentile, LoadCharts::millis);
        curve(chart, "response time", "line-1", result.latency());
        curve(chart, "from sending on", "line-4", result.service());
        return chart.isEmpty() ? "" : chart.svg();
    }

    private static String percentile(double nines) {
        return "p" + trimmed(String.format(Locale.ROOT, "%.6f", 100 - 100 * Math.pow(10, -nines)));
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

    /** What each limit let pass and refused. A limit is shown beside it where it is one of the same time, a second. */
    String limits() {
        StringBuilder out = new StringBuilder();
        for (LimitLine limit : result.limits()) {
            String title = String.format(Locale.ROOT, "%s: %,d a %s", limit.request(), limit.limit(), limit.window());
            LineChart chart = new LineChart(title + "; answers a second", LoadCharts::seconds, LoadCharts::count);
            List<Double> x = points(limit, LimitLine.Point::second);
            chart.line("passed", "line-2", x, points(limit, LimitLine.Point::allowed));
            chart.line("refused", "line-4", x, points(limit, LimitLine.Point::refused));
            if (limit.window().equals("second")) {
                chart.line("limit", "line-limit", x, points(limit, point -> limit.limit()));
            }
            out.append(chart.svg());
        }
        return out.toString();
    }

    private static List<Double> points(LimitLine limit, ToLongFunction<LimitLine.Point> value) {
        return limit.points().stream()
                .map(point -> (double) value.applyAsLong(point))
                .toList();
    }

    private List<Double> x() {
        return y(Interval::second);
    }

    private List<Double> y(ToDoubleFunction<Interval> value) {
        return values(result.intervals(), value);
    }

    /** The seconds that the run lasted to the end of: in the rest of one, rates would seem to fall. */
    private List<Interval> whole() {
        List<Interval> whole = result.intervals().stream()
                .filter(interval -> (interval.second() + 1) * 1000L <= result.millis())
                .toList();
        return whole.isEmpty() ? result.intervals() : whole;
    }

    private static List<Double> values(List<Interval> intervals, ToDoubleFunction<Interval> value) {
        return intervals.stream().map(value::applyAsDouble).toList();
    }

    static String seconds(double value) {
        return trimmed(String.format(Locale.ROOT, "%.1f", value)) + " s";
    }

    private static String millis(double value) {
        if (value == 0) {
            return "0";
        }
        String text = Spans.text((long) (value * 1e6));
        String number = text.replaceAll("[a-z]+$", "");
        return trimmed(number) + text.substring(number.length());
    }

    private static String count(double value) {
        return value == Math.rint(value) || value >= 10
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    /** A number without zeros at its end that say nothing. */
    private static String trimmed(String number) {
        return number.indexOf('.') < 0 ? number : number.replaceAll("\\.?0+$", "");
    }
}
