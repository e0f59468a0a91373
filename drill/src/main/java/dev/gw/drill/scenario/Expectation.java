package dev.gw.drill.scenario;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an answer has to be. Immutable.
 *
 * @param what in words: {@code status 200}
 * @param place where it is written
 * @param readsAnswer whether it looks at fields or the body
 * @param needsStandIns whether it can be told only where gw's stand-ins answer
 * @param problem what came instead; null where all is well
 * @param claim the same as data, for those who check it elsewhere; null where it can be checked here only
 */
public record Expectation(
        String what,
        String place,
        boolean readsAnswer,
        boolean needsStandIns,
        Function<Reply, @Nullable String> problem,
        @Nullable Claim claim) {
    /** One that can be checked here only. */
    public Expectation(
            String what,
            String place,
            boolean readsAnswer,
            boolean needsStandIns,
            Function<Reply, @Nullable String> problem) {
        this(what, place, readsAnswer, needsStandIns, problem, null);
    }
}
