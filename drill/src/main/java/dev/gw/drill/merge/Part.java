package dev.gw.drill.merge;

import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.Generator;
import dev.gw.drill.scenario.StatusSet;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What one machine tells of its part of a run. Immutable.
 *
 * @param file where that is written
 * @param instances how many machines shared the load; 0 where that is not known
 * @param name the scenario's name
 * @param target where the gateway was
 * @param seed what chance was drawn from
 * @param startedAt when measuring began, milliseconds since 1970
 * @param millis how long was measured
 * @param length how long should have been measured at least; 0 where that is not known
 * @param splits whether times are told by status and identity
 * @param loads what was sent
 * @param thresholds what the measures have to keep
 * @param generator how well the generator kept up
 * @param undecided why the part can't be decided, a sentence each
 */
public record Part(
        String file,
        long instances,
        String name,
        String target,
        long seed,
        long startedAt,
        long millis,
        long length,
        boolean splits,
        List<PartLoad> loads,
        List<Asked> thresholds,
        Generator generator,
        List<String> undecided) {
    public Part {
        loads = List.copyOf(loads);
        thresholds = List.copyOf(thresholds);
        undecided = List.copyOf(undecided);
    }

    /**
     * One load of a scenario.
     *
     * @param planned how many iterations all machines together were to begin; negative where that depends on the answers
     * @param straddled how many answers came behind the end of their burst's window
     * @param others expectations that are of no request, such as those of faults
     */
    record PartLoad(
            String name,
            String executor,
            long planned,
            long started,
            long dropped,
            long straddled,
            List<Total> totals,
            List<PartRequest> requests,
            List<CheckRow> others) {
        PartLoad {
            totals = List.copyOf(totals);
            requests = List.copyOf(requests);
            others = List.copyOf(others);
        }
    }

    /** How many answers of some statuses there have to be in all. */
    record Total(StatusSet statuses, long count, String place) {}

    /** One kind of request. */
    record PartRequest(
            String name, Map<String, String> tags, long bytes, List<CheckRow> checks, List<PartAnswer> answers) {
        PartRequest {
            tags = Map.copyOf(tags);
            checks = List.copyOf(checks);
            answers = List.copyOf(answers);
        }
    }

    /** The answers of one status to one who asks. */
    record PartAnswer(String identity, int status, long count, Histogram latency, Histogram service) {}

    /** A threshold, as it is written. */
    record Asked(String metric, String expression, String place) {
        /** Whether it is one of several runs, too: a comparison with an earlier one is not. */
        boolean isSame(Asked other) {
            return metric.equals(other.metric) && expression.equals(other.expression);
        }
    }
}
