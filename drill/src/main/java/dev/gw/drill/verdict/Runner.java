package dev.gw.drill.verdict;

import dev.gw.drill.message.Answer;
import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Check;
import dev.gw.drill.plan.Expect;
import dev.gw.drill.plan.Plan;
import dev.gw.drill.plan.Step;
import dev.gw.drill.plan.Tally;
import dev.gw.runtime.limit.Window;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the checks of a plan one after the other. */
public final class Runner {
    private static final int SHOWN_MISSES = 3;

    /** How often a check is tried that the end of a window came into. */
    private static final int TRIES = 3;

    private final Target target;
    private final Clock clock;

    /**
     * A runner.
     *
     * @param clock measures how long checks take
     */
    public Runner(Target target, Clock clock) {
        this.target = target;
        this.clock = clock;
    }

    /**
     * Runs the checks until one ends on which the run is stopped.
     *
     * @param longest the longest window of any limit: checks start with fresh counters
     * @param each is told of every outcome
     * @param stopped asked before every check
     */
    public List<Outcome> run(Plan plan, Window longest, Consumer<Outcome> each, BooleanSupplier stopped) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Check check : plan.checks()) {
            if (stopped.getAsBoolean()) {
                break;
            }
            Outcome outcome = run(check, longest);
            outcomes.add(outcome);
            each.accept(outcome);
        }
        return outcomes;
    }

    /** Runs one check; where its requests straddled the end of a window, again. */
    public Outcome run(Check check, Window longest) {
        Outcome outcome = once(check, longest);
        for (int i = 1; i < TRIES && outcome.verdict() == Verdict.INCONCLUSIVE && !target.holdsTime(); i++) {
            outcome = once(check, longest);
        }
        return outcome;
    }

    /** It ends with the first step that does not show what it should. */
    private Outcome once(Check check, Window longest) {
        long start = clock.millis();
        Window fresh = target.holdsTime() ? longest : check.fresh();
        if (fresh != null) {
            target.refresh(fresh);
        }
        int requests = 0;
        long since = clock.millis();
        for (Step step : check.steps()) {
            if (step instanceof Step.Move move) {
                target.move(move.window(), move.offset());
                since = clock.millis();
            } else if (step instanceof Step.Pass pass) {
                target.pass(pass.millis());
            } else if (step instanceof Step.Send send) {
                requests += send.times();
                List<Answer> answers = target.send(send.ask(), send.times());
                Outcome ended = ended(check, send, answers, requests, start, since);
                if (ended != null) {
                    return ended;
                }
            }
        }
        Verdict verdict = requests == 0 ? Verdict.INCONCLUSIVE : Verdict.PASS;
        return new Outcome(check, verdict, List.of(), requests, clock.millis() - start);
    }

    /** The outcome where a step ends the check; null where it goes on. */
    private @Nullable Outcome ended(
            Check check, Step.Send send, List<Answer> answers, int requests, long start, long since) {
        List<Miss> misses = misses(send, answers);
        if (misses.isEmpty()) {
            return null;
        }
        Ask ask = answers.get(0).ask();
        Verdict verdict = Verdict.FAIL;
        Window window = check.fresh();
        if (answers.stream().noneMatch(Answer::came)) {
            verdict = Verdict.INCONCLUSIVE;
        } else if (!target.holdsTime() && window != null && window.startOf(since) != window.startOf(clock.millis())) {
            verdict = Verdict.INCONCLUSIVE;
            misses = List.of(new Miss(send.claim(), "requests within one " + window.word(), "its end came first", ask));
        } else if (!target.holdsTime() && window == null && answers.get(0).status() == 429) {
            verdict = Verdict.INCONCLUSIVE;
            misses = List.of(new Miss(send.claim(), "room under a limit", "status 429", ask));
            target.refresh(Window.MINUTE);
        }
        return new Outcome(check, verdict, misses, requests, clock.millis() - start);
    }

    private static List<Miss> misses(Step.Send send, List<Answer> answers) {
        List<Miss> misses = new ArrayList<>();
        for (Answer answer : answers) {
            if (!answer.came()) {
                misses.add(new Miss(send.claim(), "an answer", answer.problem(), answer.ask()));
            } else {
                misses(send, answer, misses);
            }
            if (misses.size() >= SHOWN_MISSES) {
                return misses;
            }
        }
        Ask sent = answers.isEmpty() ? send.ask() : answers.get(0).ask();
        for (Tally tally : send.all()) {
            String got = tally.got().apply(answers);
            if (got != null) {
                misses.add(new Miss(send.claim(), tally.what(), got, sent));
            }
        }
        return misses;
    }

    private static void misses(Step.Send send, Answer answer, List<Miss> misses) {
        for (Expect expect : send.each()) {
            String got = expect.got().apply(answer);
            if (got != null) {
                misses.add(new Miss(send.claim(), expect.what(), got, answer.ask()));
            }
        }
    }
}
