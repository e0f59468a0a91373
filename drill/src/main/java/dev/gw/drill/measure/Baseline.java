package dev.gw.drill.measure;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.drill.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * Compares a run with an earlier one, second by second: whether what differs is real, or what chance does. Immutable.
 *
 * <p>The test is that of Mann and Whitney over the seconds of both runs, which asks nothing of how times are distributed.
 */
public final class Baseline {
    /** So unlikely a difference has to be by chance. */
    private static final double ALPHA = 0.01;

    /** So much slower is worth a verdict. */
    private static final double WORSE = 1.10;

    private static final int LEAST = 5;

    private final List<MapNode> before;

    private Baseline(List<MapNode> before) {
        this.before = List.copyOf(before);
    }

    /** The baseline of a report in JSON; one without seconds compares nothing. */
    public static Baseline of(MapNode report) {
        List<MapNode> seconds = new ArrayList<>();
        for (Node interval : report.list("intervals")) {
            if (interval instanceof MapNode map && answered(map)) {
                seconds.add(map);
            }
        }
        return new Baseline(seconds);
    }

    private static boolean answered(MapNode interval) {
        MapNode statuses = interval.map("statuses");
        return statuses != null && !statuses.isEmpty();
    }

    /** A row for the median and for the 99th percentile. */
    public List<ThresholdRow> compare(LoadResult result) {
        return List.of(
                row("p50", result, Interval::p50),
                row("p95", result, Interval::p95),
                row("p99", result, Interval::p99));
    }

    private ThresholdRow row(String name, LoadResult result, ToLongFunction<Interval> value) {
        List<Double> was = new ArrayList<>();
        for (MapNode interval : before) {
            if (interval.get(name) instanceof Scalar scalar && scalar.isNumber()) {
                was.add(scalar.number());
            }
        }
        List<Double> is = result.intervals().stream()
                .filter(one -> one.statuses().all() > 0)
                .map(one -> Spans.millis(value.applyAsLong(one)))
                .toList();
        String expression = name + " no more than 10 % slower than before";
        if (was.size() < LEAST || is.size() < LEAST) {
            String got = "too few seconds to compare: " + was.size() + " before, " + is.size() + " now";
            return new ThresholdRow("baseline", expression, got, Verdict.INCONCLUSIVE, "");
        }
        double chance = chance(was, is);
        double change = median(is) / Math.max(1e-6, median(was));
        boolean real = chance < ALPHA;
        String got = String.format(
                Locale.ROOT,
                "%.3fms before, %.3fms now (%+.1f %%): %s, p = %.4f",
                median(was),
                median(is),
                (change - 1) * 100,
                real ? change > 1 ? "really slower" : "really faster" : "no real difference",
                chance);
        Verdict verdict = real && change > WORSE ? Verdict.FAIL : Verdict.PASS;
        return new ThresholdRow("baseline", expression, got, verdict, "");
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** How likely two samples of one distribution differ as much: two-sided, by the normal approximation with ties. */
    static double chance(List<Double> first, List<Double> second) {
        double wins = 0;
        List<Double> all = new ArrayList<>(first);
        all.addAll(second);
        for (double one : first) {
            for (double other : second) {
                wins += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        double size = all.size();
        double product = 1.0 * first.size() * second.size();
        double spread = product / 12 * (size + 1 - ties(all) / (size * (size - 1)));
        if (spread <= 0) {
            return 1;
        }
        double distance = Math.max(0, Math.abs(wins - product / 2) - 0.5) / Math.sqrt(spread);
        return Math.min(1, 2 * tail(distance));
    }

    private static double ties(List<Double> all) {
        List<Double> sorted = all.stream().sorted().toList();
        double sum = 0;
        int from = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || !sorted.get(i).equals(sorted.get(from))) {
                double length = i - from;
                sum += length * length * length - length;
                from = i;
            }
        }
        return sum;
    }

    /** The normal distribution above a value of 0 or more (Abramowitz and Stegun, 26.2.17). */
    private static double tail(double value) {
        double t = 1 / (1 + 0.2316419 * value);
        double sum = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.exp(-value * value / 2) / Math.sqrt(2 * Math.PI) * sum;
    }
}
