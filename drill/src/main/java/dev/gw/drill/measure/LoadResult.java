package dev.gw.drill.measure;

import dev.gw.drill.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of a load run. Immutable.
 *
 * @param name the scenario file's name
 * @param target where the gateway was
 * @param seed what chance was drawn from
 * @param startedAt when measuring began, milliseconds since 1970
 * @param millis how long was measured
 * @param interrupted whether it was ended before its end
 * @param scenarios how far each scenario got
 * @param intervals second by second
 * @param statuses what came back in all
 * @param latency response times, from the moment a request was meant to be sent
 * @param service service times, from the moment of sending
 * @param requests what came of each kind of request
 * @param checks what came of the expectations
 * @param thresholds what came of the thresholds
 * @param limits how limits were used up
 * @param faults what was broken meanwhile
 * @param generator how well the generator kept up
 * @param undecided why the run as a whole can't be decided, a sentence each
 * @param notes what there is to know about it, a sentence each
 */
public record LoadResult(
        String name,
        String target,
        long seed,
        long startedAt,
        long millis,
        boolean interrupted,
        List<ScenarioRow> scenarios,
        List<Interval> intervals,
        Statuses statuses,
        Latency latency,
        Latency service,
        List<RequestRow> requests,
        List<CheckRow> checks,
        List<ThresholdRow> thresholds,
        List<LimitLine> limits,
        List<FaultRow> faults,
        Generator generator,
        List<String> undecided,
        List<String> notes) {
    public LoadResult {
        scenarios = List.copyOf(scenarios);
        intervals = List.copyOf(intervals);
        requests = List.copyOf(requests);
        checks = List.copyOf(checks);
        thresholds = List.copyOf(thresholds);
        limits = List.copyOf(limits);
        faults = List.copyOf(faults);
        undecided = List.copyOf(undecided);
        notes = List.copyOf(notes);
    }

    /** The same with more thresholds judged. */
    public LoadResult with(List<ThresholdRow> more) {
        List<ThresholdRow> all = new ArrayList<>(thresholds);
        all.addAll(more);
        return new LoadResult(
                name,
                target,
                seed,
                startedAt,
                millis,
                interrupted,
                scenarios,
                intervals,
                statuses,
                latency,
                service,
                requests,
                checks,
                all,
                limits,
                faults,
                generator,
                undecided,
                notes);
    }

    /** How the expectations ended: of requests, of scenarios and of faults. */
    public Verdict behaviour() {
        boolean failed = allChecks().stream().anyMatch(check -> check.failed() > 0);
        if (failed) {
            return Verdict.FAIL;
        }
        return statuses.all() == 0 || !undecided.isEmpty() ? Verdict.INCONCLUSIVE : Verdict.PASS;
    }

    /** How the thresholds ended. */
    public Verdict limitsKept() {
        boolean missed = thresholds.stream().anyMatch(row -> row.verdict() == Verdict.FAIL);
        boolean open = thresholds.stream().anyMatch(row -> row.verdict() == Verdict.INCONCLUSIVE);
        return missed ? Verdict.FAIL : open ? Verdict.INCONCLUSIVE : Verdict.PASS;
    }

    /** How the run ended: a failure before what could not be decided. */
    public Verdict verdict() {
        if (behaviour() == Verdict.FAIL || limitsKept() == Verdict.FAIL) {
            return Verdict.FAIL;
        }
        boolean open = behaviour() == Verdict.INCONCLUSIVE || limitsKept() == Verdict.INCONCLUSIVE;
        return open ? Verdict.INCONCLUSIVE : Verdict.PASS;
    }

    /** The expectations of requests and of faults. */
    public List<CheckRow> allChecks() {
        return Stream.concat(checks.stream(), faults.stream().flatMap(fault -> fault.expectations().stream()))
                .toList();
    }

    /** Answers a second, over the whole run. */
    public double rate() {
        return millis == 0 ? 0 : statuses.all() * 1000.0 / millis;
    }
}
