package dev.gw.drill.verdict;

import dev.gw.drill.plan.Check;
import java.util.List;

/**
 * What came of a check.
 *
 * @param check the check
 * @param verdict how it ended
 * @param misses what was not as expected, or why it could not be decided
 * @param sent how its requests fared, step by step, where it proves a limit
 * @param requests how many requests were sent
 * @param millis how long it took
 */
public record Outcome(Check check, Verdict verdict, List<Miss> misses, List<Sent> sent, int requests, long millis) {
    public Outcome {
        misses = List.copyOf(misses);
        sent = List.copyOf(sent);
    }
}
