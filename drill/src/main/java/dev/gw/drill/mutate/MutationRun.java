package dev.gw.drill.mutate;

import dev.gw.drill.plan.Check;
import dev.gw.drill.plan.Plan;
import dev.gw.drill.plan.Step;
import dev.gw.drill.stage.Stage;
import dev.gw.drill.stage.StagedGateway;
import dev.gw.drill.verdict.Outcome;
import dev.gw.drill.verdict.Runner;
import dev.gw.drill.verdict.Target;
import dev.gw.drill.verdict.Verdict;
import dev.gw.model.Bundle;
import dev.gw.runtime.limit.Window;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a plan against mutants of the configuration it was derived from, each until the first check fails. */
public final class MutationRun {
    private final Stage stage;
    private final List<Check> checks;
    private final Window longest;
    private final Clock clock;

    /**
     * A run.
     *
     * @param stage holds the configuration
     * @param longest the longest window of any limit
     */
    public MutationRun(Stage stage, Plan plan, Window longest, Clock clock) {
        this.stage = stage;
        this.longest = longest;
        this.clock = clock;
        this.checks = plan.checks().stream()
                .sorted(Comparator.comparingLong(MutationRun::effort))
                .toList();
    }

    /** Cheap checks come first: most mutants fail them. */
    private static long effort(Check check) {
        long effort = 0;
        for (Step step : check.steps()) {
            if (step instanceof Step.Send send) {
                String body = send.ask().body();
                effort += send.times() * (1 + (body == null ? 0 : body.length() / 10_000L));
            }
        }
        return effort;
    }

    /**
     * Runs all mutants.
     *
     * @param each is told of every one that is done
     * @param stopped asked before every one whether to end the run
     */
    public MutationReport run(Consumer<MutationReport.Result> each, BooleanSupplier stopped) {
        List<MutationReport.Result> results = new ArrayList<>();
        int invalid = 0;
        try (StagedGateway gateway = stage.serve(stage.bundle(), clock.millis())) {
            for (Mutant mutant : Mutants.of(stage.document(), stage.types())) {
                if (stopped.getAsBoolean()) {
                    break;
                }
                Optional<Bundle> bundle = stage.check(mutant.document());
                if (bundle.isEmpty()) {
                    invalid++;
                    continue;
                }
                gateway.load(bundle.get());
                Outcome noticed = noticed(gateway);
                String why = noticed == null ? "no check of the drill tells it from the configuration" : "";
                MutationReport.Result result = new MutationReport.Result(mutant, noticed, why);
                results.add(result);
                each.accept(result);
            }
        }
        return new MutationReport(results, invalid);
    }

    private @Nullable Outcome noticed(Target target) {
        Runner runner = new Runner(target, clock);
        for (Check check : checks) {
            Outcome outcome = runner.run(check, longest);
            if (outcome.verdict() == Verdict.FAIL) {
                return outcome;
            }
        }
        return null;
    }
}
