package dev.gw.runtime.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counters and histograms over requests, kept across reloads. Thread-safe. */
public final class Metrics {
    /** Under which name plugins share it. */
    public static final String NAME = "prometheus";

    private final Map<Series, LongAdder> counters = new ConcurrentHashMap<>();
    private final Map<Series, Histogram> histograms = new ConcurrentHashMap<>();
    private final Map<String, OwnCounter> own = new ConcurrentHashMap<>();
    private volatile boolean upstreamHealth;

    /**
     * One time series.
     *
     * @param metric the metric's name, without prefix
     * @param labels its label values, in the order of the metric's labels
     */
    public record Series(String metric, List<String> labels) {}

    /** Counts up. */
    public void count(String metric, List<String> labels, long amount) {
        counters.computeIfAbsent(new Series(metric, labels), ignored -> new LongAdder())
                .add(amount);
    }

    /** Takes an observation into a histogram. */
    public void observe(MetricKind metric, List<String> labels, long value) {
        histograms
                .computeIfAbsent(new Series(metric.title(), labels), ignored -> new Histogram(metric.buckets()))
                .observe(value);
    }

    /** Whether the health of targets is shown; the last request's plugin decides. */
    public boolean showsUpstreamHealth() {
        return upstreamHealth;
    }

    public void showUpstreamHealth(boolean show) {
        if (upstreamHealth != show) {
            upstreamHealth = show;
        }
    }

    /** A counter that a plugin has beside Kong's; of one name there is one, with what was said of it first. */
    public OwnCounter own(String metric, String help, List<String> labels) {
        return own.computeIfAbsent(metric, ignored -> new OwnCounter(help, labels));
    }

    Map<String, OwnCounter> own() {
        return own;
    }

    Map<Series, LongAdder> counters() {
        return counters;
    }

    Map<Series, Histogram> histograms() {
        return histograms;
    }

    /** Observations by bucket; each in the first that it fits in. */
    static final class Histogram {
        private final List<Integer> bounds;
        private final List<LongAdder> counts = new ArrayList<>();
        private final LongAdder sum = new LongAdder();

        Histogram(List<Integer> bounds) {
            this.bounds = bounds;
            for (int i = 0; i <= bounds.size(); i++) {
                counts.add(new LongAdder());
            }
        }

        void observe(long value) {
            int at = 0;
            while (at < bounds.size() && value > bounds.get(at)) {
                at++;
            }
            counts.get(at).increment();
            sum.add(value);
        }

        List<Integer> bounds() {
            return bounds;
        }

        long count(int bucket) {
            return counts.get(bucket).sum();
        }

        long sum() {
            return sum.sum();
        }
    }
}
