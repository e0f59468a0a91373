package dev.gw.drill.load;

import dev.gw.drill.measure.Latency;
import dev.gw.drill.measure.Spans;
import dev.gw.drill.measure.Statuses;
import dev.gw.drill.measure.ThresholdRow;
import dev.gw.drill.scenario.StatusSet;
import dev.gw.drill.scenario.Threshold;
import dev.gw.drill.scenario.Threshold.Metric;
import dev.gw.drill.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;

/** Says of thresholds whether they were kept. One without a sample is never kept. */
public final class ThresholdJudge {
    private final List<Measured> measured;
    private final List<Held> held;
    private final long dropped;
    private final long started;
    private final double seconds;

    /**
     * The answers of one status to one request of one who asks.
     *
     * @param tags the request's own, and those of its load
     * @param status {@link Statuses#LOST} where no answer came
     * @param latency response times in nanoseconds
     * @param service service times
     */
    public record Measured(
            String scenario,
            String request,
            Map<String, String> tags,
            String identity,
            int status,
            long count,
            AbstractHistogram latency,
            AbstractHistogram service) {
        public Measured {
            tags = Map.copyOf(tags);
        }
    }

    /**
     * How often the expectations of one request held.
     *
     * @param tags the request's own, and those of its load
     */
    public record Held(String scenario, String request, Map<String, String> tags, long passed, long failed) {
        public Held {
            tags = Map.copyOf(tags);
        }

        private Measured asMeasured() {
            return new Measured(scenario, request, tags, "", 0, 0, NONE, NONE);
        }
    }

    private static final AbstractHistogram NONE = Latency.histogram();

    /**
     * A judge of a run.
     *
     * @param dropped how many iterations could not begin
     * @param started how many began
     * @param seconds how long was measured
     */
    public ThresholdJudge(List<Measured> measured, List<Held> held, long dropped, long started, double seconds) {
        this.measured = List.copyOf(measured);
        this.held = List.copyOf(held);
        this.dropped = dropped;
        this.started = started;
        this.seconds = seconds;
    }

    /** What came of a threshold. */
    public ThresholdRow judge(Threshold threshold) {
        return switch (threshold.metric()) {
            case LATENCY, SERVICE_TIME -> time(threshold);
            case REQUESTS -> counted(threshold, count(cells(threshold, true)), count(cells(threshold, false)));
            case LOST -> counted(threshold, lost(cells(threshold, true)), count(cells(threshold, true)));
            case CHECKS -> checks(threshold);
            case DROPPED -> counted(threshold, dropped, dropped + started);
        };
    }

    /** What is counted under its tags; without the status, all that its share is a share of. */
    private List<Measured> cells(Threshold threshold, boolean withStatus) {
        return measured.stream()
                .filter(cell -> threshold.tags().entrySet().stream().allMatch(tag -> has(cell, tag, withStatus)))
                .toList();
    }

    private static boolean has(Measured cell, Map.Entry<String, String> tag, boolean withStatus) {
        return switch (tag.getKey()) {
            case "scenario" -> cell.scenario().equals(tag.getValue());
            case "request" -> cell.request().equals(tag.getValue());
            case "identity" -> cell.identity().equals(tag.getValue());
            case "status" -> !withStatus || statuses(tag.getValue()).has(cell.status());
            default -> tag.getValue().equals(cell.tags().getOrDefault(tag.getKey(), ""));
        };
    }

    private static StatusSet statuses(String word) {
        return Objects.requireNonNull(StatusSet.of(List.of(word)), word);
    }

    private static long count(List<Measured> cells) {
        return cells.stream().mapToLong(one -> one.count()).sum();
    }

    private static long lost(List<Measured> cells) {
        return count(cells.stream().filter(one -> one.status() == Statuses.LOST).toList());
    }

    private ThresholdRow time(Threshold threshold) {
        Histogram sum = Latency.histogram();
        boolean latency = threshold.metric() == Metric.LATENCY;
        cells(threshold, true).forEach(one -> sum.add(latency ? one.latency() : one.service()));
        if (threshold.of() == Threshold.Of.COUNT) {
            return counted(threshold, sum.getTotalCount(), sum.getTotalCount());
        }
        if (sum.getTotalCount() == 0) {
            return none(threshold);
        }
        double value = switch (threshold.of()) {
            case AVG -> sum.getMean();
            case MIN -> sum.getMinValue();
            case MAX -> sum.getMaxValue();
            default -> sum.getValueAtPercentile(threshold.percentile());
        };
        return row(threshold, value, Spans.text(Math.round(value)));
    }

    private ThresholdRow counted(Threshold threshold, long some, long all) {
        if (all == 0) {
            return none(threshold);
        }
        if (threshold.of() == Threshold.Of.COUNT) {
            return row(threshold, (double) some, String.format(Locale.ROOT, "%,d", some));
        }
        if (threshold.perSecond()) {
            double rate = seconds == 0 ? 0 : some / seconds;
            return row(threshold, rate, String.format(Locale.ROOT, "%.1f/s", rate));
        }
        double share = 1.0 * some / all;
        return row(threshold, share, String.format(Locale.ROOT, "%.3f %% (%,d of %,d)", share * 100, some, all));
    }

    private ThresholdRow checks(Threshold threshold) {
        long passed = 0;
        long failed = 0;
        for (Held one : held) {
            Measured as = one.asMeasured();
            if (threshold.tags().entrySet().stream().allMatch(tag -> has(as, tag, false))) {
                passed += one.passed();
                failed += one.failed();
            }
        }
        return counted(threshold, threshold.of() == Threshold.Of.COUNT ? failed : passed, passed + failed);
    }

    private static ThresholdRow row(Threshold threshold, double value, String shown) {
        Verdict verdict = threshold.comparison().holds(value, threshold.limit()) ? Verdict.PASS : Verdict.FAIL;
        return new ThresholdRow(threshold.name(), threshold.expression(), shown, verdict, threshold.place());
    }

    private static ThresholdRow none(Threshold threshold) {
        return new ThresholdRow(
                threshold.name(), threshold.expression(), "no sample", Verdict.INCONCLUSIVE, threshold.place());
    }
}
