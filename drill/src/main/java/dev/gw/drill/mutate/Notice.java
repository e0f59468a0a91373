package dev.gw.drill.mutate;

import dev.gw.drill.measure.CheckRow;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.measure.RequestRow;
import dev.gw.drill.measure.ThresholdRow;
import dev.gw.drill.mutate.MutationReport.Fate;
import dev.gw.drill.mutate.MutationReport.Result;
import dev.gw.drill.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says whether a scenario that passes on a configuration noticed what was broken.
 *
 * @param good what came of it on the configuration
 */
record Notice(LoadResult good) {
    /** Whether a run decides anything: one that was ended before its end does only where something was missed. */
    static boolean decides(LoadResult run) {
        return !run.interrupted() || run.allChecks().stream().anyMatch(check -> check.failed() > 0);
    }

    /** What a run on a mutant says of it. */
    Result of(Mutant mutant, LoadResult run) {
        Optional<String> failed = run.allChecks().stream()
                .filter(check -> check.failed() > 0)
                .findFirst()
                .map(Notice::words)
                .or(() -> run.thresholds().stream()
                        .filter(row -> row.verdict() == Verdict.FAIL)
                        .findFirst()
                        .map(Notice::words));
        if (failed.isPresent()) {
            return new Result(mutant, Fate.NOTICED, failed.get());
        }
        return run.verdict() == Verdict.INCONCLUSIVE
                ? new Result(mutant, Fate.UNDECIDED, doubts(run))
                : new Result(mutant, Fate.SURVIVED, difference(run));
    }

    private static String words(CheckRow check) {
        return check.what() + " (" + check.place() + ")";
    }

    private static String words(ThresholdRow row) {
        return row.metric() + " " + row.expression() + " (" + row.place() + ")";
    }

    /** Why a run decides nothing. */
    static String doubts(LoadResult run) {
        List<String> doubts = new ArrayList<>(run.undecided());
        run.thresholds().stream()
                .filter(row -> row.verdict() == Verdict.INCONCLUSIVE)
                .forEach(row -> doubts.add(row.metric() + " " + row.expression() + ": " + row.got()));
        return doubts.isEmpty() ? "no answer came" : String.join("; ", doubts);
    }

    /** How many of a status come may differ from run to run, which statuses come does not. */
    private String difference(LoadResult run) {
        for (int i = 0; i < good.requests().size(); i++) {
            RequestRow usual = good.requests().get(i);
            RequestRow now = run.requests().get(i);
            if (!now.statuses()
                    .counts()
                    .keySet()
                    .equals(usual.statuses().counts().keySet())) {
                return usual.name() + " is answered with " + now.statuses().words() + " instead of "
                        + usual.statuses().words() + ", and nothing that is expected tells";
            }
        }
        return "every request is answered with its usual statuses, and nothing else that is expected tells";
    }
}
