package dev.gw.drill.verdict;

import dev.gw.drill.plan.Check;
import dev.gw.drill.plan.Plan;
import dev.gw.runtime.limit.Window;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs the checks of a plan one after the other. */
public final class Runner {
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

    private Outcome once(Check check, Window longest) {
        Window fresh = target.holdsTime() ? longest : check.fresh();
        if (fresh != null) {
            target.refresh(fresh);
        }
        return new Course(target, clock, check).run();
    }
}
