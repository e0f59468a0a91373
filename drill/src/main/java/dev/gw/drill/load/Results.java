package dev.gw.drill.load;

import dev.gw.drill.load.RequestTally.Counted;
import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.Generator;
import dev.gw.drill.measure.LimitLine;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.measure.RequestRow;
import dev.gw.drill.measure.ScenarioRow;
import dev.gw.drill.measure.Spans;
import dev.gw.drill.measure.Statuses;
import dev.gw.drill.measure.ThresholdRow;
import dev.gw.drill.scenario.Executor;
import dev.gw.drill.scenario.Load;
import dev.gw.drill.scenario.Scenario;
import dev.gw.drill.scenario.Threshold;
import dev.gw.drill.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Makes the result of a run out of what was counted. */
final class Results {
    /** Requests that begin later than this are late enough to say so. */
    private static final long LATE = 50_000_000;

    private static final double BUSY = 0.9;

    private final Scenario scenario;
    private final List<Lane> lanes;
    private final Recorder recorder;
    private final FaultWatch watch;
    private final String target;
    private final RunFacts facts;
    private final List<RequestTally> tallies = new ArrayList<>();
    private final List<String> undecided = new ArrayList<>();
    private final List<String> notes;

    Results(Scenario scenario, List<Lane> lanes, Recorder recorder, FaultWatch watch, String target, RunFacts facts) {
        this.scenario = scenario;
        this.lanes = lanes;
        this.recorder = recorder;
        this.watch = watch;
        this.target = target;
        this.facts = facts;
        this.notes = new ArrayList<>(facts.notes());
        lanes.forEach(lane -> tallies.addAll(lane.tallies()));
    }

    LoadResult result() {
        List<Counted> all =
                tallies.stream().flatMap(tally -> tally.cells().stream()).toList();
        Statuses statuses = RequestTally.statuses(all);
        Generator generator = generator();
        List<ThresholdRow> thresholds = thresholds(generator);
        doubts(statuses, generator);
        undecided.addAll(watch.doubts(facts.end()));
        return new LoadResult(
                scenario.name(),
                target,
                scenario.seed(),
                facts.startedAt(),
                facts.nanos() / 1_000_000,
                facts.interrupted(),
                lanes.stream().map(Results::scenario).toList(),
                recorder.intervals(),
                statuses,
                RequestTally.latency(all, /* service= */ false),
                RequestTally.latency(all, /* service= */ true),
                tallies.stream().map(Results::request).toList(),
                checks(),
                thresholds,
                limits(),
                watch.rows(scenario.name(), recorder.from(), facts.end()),
                generator,
                undecided,
                notes);
    }

    private static ScenarioRow scenario(Lane lane) {
        return new ScenarioRow(
                lane.name(), lane.load().executor().words(), lane.driver().planned(), lane.started(), lane.dropped());
    }

    private static RequestRow request(RequestTally tally) {
        List<Counted> cells = tally.cells();
        return new RequestRow(
                tally.load().name(),
                tally.step().name(),
                RequestTally.statuses(cells),
                RequestTally.latency(cells, /* service= */ false),
                RequestTally.latency(cells, /* service= */ true),
                tally.octets());
    }

    private List<CheckRow> checks() {
        List<CheckRow> rows = new ArrayList<>();
        tallies.forEach(tally -> rows.addAll(tally.checks()));
        for (Lane lane : lanes) {
            List<Counted> cells = lane.tallies().stream()
                    .flatMap(tally -> tally.cells().stream())
                    .toList();
            if (!facts.interrupted()) {
                lane.load().totals().forEach(total -> rows.add(total(lane, total, cells)));
            }
        }
        if (!facts.standIns() && scenario.loads().stream().anyMatch(Results::asksForUpstreams)) {
            notes.add("which upstream answered is not checked: behind this target stand no stand-ins of gw");
        }
        return rows;
    }

    private static boolean asksForUpstreams(Load load) {
        return load.requests().stream().anyMatch(r -> r.expect().stream().anyMatch(e -> e.needsStandIns()));
    }

    private static CheckRow total(Lane lane, Load.Total total, List<Counted> cells) {
        long count = cells.stream()
                .filter(one -> total.statuses().has(one.status()))
                .mapToLong(one -> one.cell().count)
                .sum();
        boolean fine = count == total.count();
        String what = String.format(
                Locale.ROOT,
                "exactly %,d of status %s",
                total.count(),
                total.statuses().words());
        List<String> got =
                fine ? List.of() : List.of(RequestTally.statuses(cells).words());
        return new CheckRow(lane.name(), "", what, total.place(), fine ? 1 : 0, fine ? 0 : 1, got);
    }

    private List<LimitLine> limits() {
        List<LimitLine> lines = new ArrayList<>();
        for (RequestTally tally : tallies) {
            LimitLine line = tally.limitLine();
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    private List<ThresholdRow> thresholds(Generator generator) {
        long dropped = lanes.stream().mapToLong(Lane::dropped).sum();
        long started = lanes.stream().mapToLong(Lane::started).sum();
        ThresholdJudge judge = new ThresholdJudge(
                tallies.stream().flatMap(tally -> tally.measured().stream()).toList(),
                tallies.stream().map(RequestTally::held).toList(),
                dropped,
                started,
                facts.nanos() / 1e9);
        return scenario.thresholds().stream()
                .map(one -> honest(one, judge.judge(one), generator))
                .toList();
    }

    /** Response times hold the generator's own lateness: where it was late, they say nothing against the gateway. */
    private static ThresholdRow honest(Threshold threshold, ThresholdRow row, Generator generator) {
        boolean late = generator.lagP99() > LATE && threshold.metric() == Threshold.Metric.LATENCY;
        return late && row.verdict() == Verdict.FAIL
                ? new ThresholdRow(
                        row.metric(),
                        row.expression(),
                        row.got() + ", but " + generator.bottleneck(),
                        Verdict.INCONCLUSIVE,
                        row.place())
                : row;
    }

    private Generator generator() {
        Histogram lag = recorder.lag();
        long late = lag.getValueAtPercentile(99);
        String why = "";
        if (late > LATE) {
            why = "requests were begun " + Spans.text(late) + " late at p99";
        } else if (facts.cpu() > BUSY) {
            why = String.format(Locale.ROOT, "its thread was busy %.0f %% of the time", facts.cpu() * 100);
        }
        return new Generator(
                lag.getValueAtPercentile(50),
                late,
                lag.getMaxValue(),
                facts.cpu(),
                Runtime.getRuntime().availableProcessors(),
                why);
    }

    private void doubts(Statuses statuses, Generator generator) {
        boolean open = scenario.loads().stream().anyMatch(load -> load.executor() instanceof Executor.Rate);
        boolean timed = scenario.thresholds().stream().anyMatch(one -> isTime(one.metric()));
        if (generator.isBottleneck() && open && timed) {
            undecided.add("the generator was too slow to say how fast the gateway is: " + generator.bottleneck());
        }
        long dropped = lanes.stream().mapToLong(Lane::dropped).sum();
        boolean asked = scenario.thresholds().stream().anyMatch(one -> one.metric() == Threshold.Metric.DROPPED);
        if (dropped > 0 && !facts.interrupted() && !asked) {
            undecided.add(String.format(
                    Locale.ROOT, "%,d requests were never sent, because too many waited already", dropped));
        }
        lanes.forEach(lane -> undecided.addAll(lane.doubts()));
        if (facts.interrupted()) {
            undecided.add("the run was interrupted");
        }
        if (statuses.all() == 0) {
            undecided.add("nothing was sent");
        }
        long moved = lanes.stream().mapToLong(lane -> lane.books().moved()).sum();
        if (moved > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d %s sent over another connection, because the gateway closed the first before it came to %s (GOAWAY)",
                    moved,
                    moved == 1 ? "request was" : "requests were",
                    moved == 1 ? "it" : "them"));
        }
        long unnoticed =
                lanes.stream().mapToLong(lane -> lane.books().unnoticed()).sum();
        if (unnoticed > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d of the lost requests would have been sent again by clients that repeat what is safe",
                    unnoticed));
        }
    }

    private static boolean isTime(Threshold.Metric metric) {
        return metric == Threshold.Metric.LATENCY || metric == Threshold.Metric.SERVICE_TIME;
    }
}
