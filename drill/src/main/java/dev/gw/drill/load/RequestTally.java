package dev.gw.drill.load;

import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.Latency;
import dev.gw.drill.measure.LimitLine;
import dev.gw.drill.measure.Statuses;
import dev.gw.drill.scenario.Expectation;
import dev.gw.drill.scenario.Load;
import dev.gw.drill.scenario.Reply;
import dev.gw.drill.scenario.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/** What came of one step of a load, by who asked and which status came. Belongs to an event loop. */
final class RequestTally {
    private static final int EXAMPLES = 3;

    private final Load load;
    private final Step step;
    private final boolean standIns;
    private final Map<String, Cell[]> byIdentity = new HashMap<>();
    private final long[] passed;
    private final long[] failed;
    private final List<List<String>> examples = new ArrayList<>();
    private final TreeMap<Integer, long[]> limited = new TreeMap<>();
    private @Nullable String window;
    private long limit;
    private long octets;

    /** The times of one status for one who asks. */
    static final class Cell {
        final IntCountsHistogram latency = histogram();
        final IntCountsHistogram service = histogram();
        long count;

        private static IntCountsHistogram histogram() {
            IntCountsHistogram histogram = new IntCountsHistogram(1_000, 100_000_000, 3);
            histogram.setAutoResize(true);
            return histogram;
        }
    }

    /**
     * A cell with what it counts.
     *
     * @param status {@link Statuses#LOST} where no answer came
     */
    record Counted(Load load, Step step, String identity, int status, Cell cell) {}

    RequestTally(Load load, Step step, boolean standIns) {
        this.load = load;
        this.step = step;
        this.standIns = standIns;
        this.passed = new long[step.expect().size()];
        this.failed = new long[step.expect().size()];
        step.expect().forEach(ignored -> examples.add(new ArrayList<>()));
    }

    void count(String identity, int status, long latency, long service, long size) {
        Cell[] cells = byIdentity.get(identity);
        if (cells == null) {
            cells = new Cell[1000];
            byIdentity.put(identity, cells);
        }
        Cell cell = cells[status];
        if (cell == null) {
            cell = new Cell();
            cells[status] = cell;
        }
        cell.count++;
        octets += size;
        if (Statuses.isTimed(status)) {
            cell.latency.recordValue(Math.max(0, latency));
            cell.service.recordValue(Math.max(0, service));
        }
    }

    /** Whether all that was expected is so. */
    boolean check(Reply reply) {
        boolean fine = true;
        for (int i = 0; i < passed.length; i++) {
            Expectation expectation = step.expect().get(i);
            if (expectation.needsStandIns() && !standIns) {
                continue;
            }
            String problem = expectation.problem().apply(reply);
            if (problem == null) {
                passed[i]++;
            } else {
                failed[i]++;
                fine = false;
                example(i, problem);
            }
        }
        return fine;
    }

    /** No answer came, so nothing expected of it is so. */
    void unanswered(String why) {
        for (int i = 0; i < failed.length; i++) {
            if (standIns || !step.expect().get(i).needsStandIns()) {
                failed[i]++;
                example(i, "no answer: " + why);
            }
        }
    }

    private void example(int expectation, String problem) {
        List<String> known = examples.get(expectation);
        if (known.size() < EXAMPLES && !known.contains(problem)) {
            known.add(problem);
        }
    }

    void limit(String name, long most) {
        window = name;
        limit = most;
    }

    void limited(int second, boolean refused) {
        limited.computeIfAbsent(second, ignored -> new long[2])[refused ? 1 : 0]++;
    }

    List<Counted> cells() {
        List<Counted> all = new ArrayList<>();
        for (String identity : new TreeSet<>(byIdentity.keySet())) {
            Cell[] cells = byIdentity.getOrDefault(identity, new Cell[0]);
            for (int status = 0; status < cells.length; status++) {
                if (cells[status] != null) {
                    all.add(new Counted(load, step, identity, status, cells[status]));
                }
            }
        }
        return all;
    }

    /** The same for a judge. */
    List<ThresholdJudge.Measured> measured() {
        return cells().stream()
                .map(one -> new ThresholdJudge.Measured(
                        load.name(),
                        step.name(),
                        tags(),
                        one.identity(),
                        one.status(),
                        one.cell().count,
                        one.cell().latency,
                        one.cell().service))
                .toList();
    }

    /** How often its expectations held. */
    ThresholdJudge.Held held() {
        return new ThresholdJudge.Held(load.name(), step.name(), tags(), sum(passed), sum(failed));
    }

    /** How often its expectations did not hold. */
    long missed() {
        return sum(failed);
    }

    private Map<String, String> tags() {
        Map<String, String> tags = new HashMap<>(load.tags());
        tags.putAll(step.tags());
        return tags;
    }

    /** The distribution of its latencies, or of its service times. */
    static Latency latency(List<Counted> cells, boolean service) {
        Histogram sum = Latency.histogram();
        for (Counted counted : cells) {
            sum.add(service ? counted.cell().service : counted.cell().latency);
        }
        return Latency.of(sum);
    }

    static Statuses statuses(List<Counted> cells) {
        TreeMap<Integer, Long> counts = new TreeMap<>();
        cells.forEach(counted -> counts.merge(counted.status(), counted.cell().count, Long::sum));
        return new Statuses(counts);
    }

    long octets() {
        return octets;
    }

    Load load() {
        return load;
    }

    Step step() {
        return step;
    }

    /** One of the same load for another step. */
    RequestTally beside(Step other) {
        return new RequestTally(load, other, standIns);
    }

    List<CheckRow> checks() {
        List<CheckRow> rows = new ArrayList<>();
        for (int i = 0; i < passed.length; i++) {
            Expectation one = step.expect().get(i);
            if (standIns || !one.needsStandIns()) {
                rows.add(new CheckRow(
                        load.name(), step.name(), one.what(), one.place(), passed[i], failed[i], examples.get(i)));
            }
        }
        return rows;
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /** How its limit was used up; null where answers told of none. */
    @Nullable
    LimitLine limitLine() {
        String known = window;
        if (known == null) {
            return null;
        }
        List<LimitLine.Point> points = new ArrayList<>();
        limited.forEach((second, counts) -> points.add(new LimitLine.Point(second, counts[0], counts[1])));
        return new LimitLine(step.name(), limit, known, points);
    }
}
