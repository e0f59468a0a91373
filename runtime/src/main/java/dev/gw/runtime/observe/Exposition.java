package dev.gw.runtime.observe;

import dev.gw.runtime.json.Cjson;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Metrics in the text format of Prometheus, sorted by name and labels as Kong sorts them. Filled by one thread. */
public final class Exposition {
    private static final String PREFIX = "kong_";

    /** By the text that Kong would sort by. */
    private final Map<MetricKind, TreeMap<String, String>> lines = new EnumMap<>(MetricKind.class);

    /** The counters of plugins' own, by name. */
    private final TreeMap<String, OwnCounter> own = new TreeMap<>();

    /** Adds one value. */
    public Exposition add(MetricKind metric, long value, String... labels) {
        String name = name(metric.title(), metric, List.of(labels), "");
        line(metric, name, name, value);
        return this;
    }

    /** Adds all counters and histograms over requests. */
    public Exposition add(Metrics metrics) {
        own.putAll(metrics.own());
        metrics.counters()
                .forEach((series, count) -> add(
                        MetricKind.valueOf(series.metric().toUpperCase(Locale.ROOT)),
                        count.sum(),
                        series.labels().toArray(new String[0])));
        metrics.histograms()
                .forEach((series, histogram) -> histogram(
                        MetricKind.valueOf(series.metric().toUpperCase(Locale.ROOT)), series.labels(), histogram));
        return this;
    }

    private void histogram(MetricKind metric, List<String> labels, Metrics.Histogram histogram) {
        long total = 0;
        List<String> all = new ArrayList<>(labels);
        for (int i = 0; i <= histogram.bounds().size(); i++) {
            total += histogram.count(i);
            boolean last = i == histogram.bounds().size();
            String bound = last ? "+Inf" : Integer.toString(histogram.bounds().get(i));
            String sorted = last
                    ? "Inf"
                    : String.format(Locale.ROOT, "%05d", histogram.bounds().get(i));
            line(
                    metric,
                    name(metric.title() + "_bucket", metric, all, sorted),
                    name(metric.title() + "_bucket", metric, all, bound),
                    total);
        }
        String count = name(metric.title() + "_count", metric, all, "");
        line(metric, count, count, total);
        String sum = name(metric.title() + "_sum", metric, all, "");
        line(metric, sum, sum, histogram.sum());
    }

    private void line(MetricKind metric, String sortedBy, String name, long value) {
        lines.computeIfAbsent(metric, ignored -> new TreeMap<>()).put(sortedBy, PREFIX + name + " " + value + "\n");
    }

    private static String name(String name, MetricKind metric, List<String> values, String bound) {
        return name(name, metric.labels(), values, bound);
    }

    private static String name(String name, List<String> labels, List<String> values, String bound) {
        if (values.isEmpty()) {
            return name;
        }
        StringBuilder out = new StringBuilder(name).append('{');
        for (int i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "" : ",").append(labels.get(i)).append("=\"");
            out.append(values.get(i).replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        if (!bound.isEmpty()) {
            out.append(",le=\"").append(bound).append('"');
        }
        return out.append('}').toString();
    }

    /** The whole text. */
    public String text() {
        StringBuilder out = new StringBuilder(4096);
        lines.forEach((metric, itsLines) -> {
            head(out, metric.title(), metric.help(), metric.type());
            itsLines.values().forEach(out::append);
        });
        own.forEach((title, counter) -> {
            head(out, title, counter.help(), "counter");
            counter.counts().entrySet().stream()
                    .map(series -> PREFIX + name(title, counter.labels(), series.getKey(), "") + " "
                            + Cjson.number(series.getValue().sum()) + "\n")
                    .sorted()
                    .forEach(out::append);
        });
        return out.toString();
    }

    private static void head(StringBuilder out, String title, String help, String type) {
        out.append("# HELP ")
                .append(PREFIX)
                .append(title)
                .append(' ')
                .append(help)
                .append('\n');
        out.append("# TYPE ")
                .append(PREFIX)
                .append(title)
                .append(' ')
                .append(type)
                .append('\n');
    }
}
