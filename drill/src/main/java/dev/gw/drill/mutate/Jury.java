package dev.gw.drill.mutate;

import dev.gw.drill.derive.Probes;
import dev.gw.drill.derive.Scene;
import dev.gw.drill.observe.Baseline;
import dev.gw.drill.plan.Check;
import dev.gw.drill.plan.Item;
import dev.gw.drill.plan.Plan;
import dev.gw.drill.plan.Step;
import dev.gw.drill.stage.Stage;
import dev.gw.drill.stage.StagedGateway;
import dev.gw.drill.verdict.Outcome;
import dev.gw.drill.verdict.Runner;
import dev.gw.drill.verdict.Target;
import dev.gw.drill.verdict.Verdict;
import dev.gw.runtime.limit.Window;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says whether a plan tells a broken gateway from the configuration, and if not, what does. Thread-safe. */
final class Jury {
    /** A store that does not answer takes as long as so many requests. */
    private static final long STORE_EFFORT = 300;

    private static final int MOST_PROBES = 400;

    private final Stage stage;
    private final Scene scene;
    private final Plan plan;
    private final Window longest;
    private final Clock clock;
    private final List<Check> checks;
    private final Map<String, Set<String>> keysByPlace = new HashMap<>();
    private @Nullable Baseline baseline;

    Jury(Stage stage, Scene scene, Plan plan, Window longest, Clock clock) {
        this.stage = stage;
        this.scene = scene;
        this.plan = plan;
        this.longest = longest;
        this.clock = clock;
        this.checks = plan.checks().stream()
                .sorted(Comparator.comparingLong(Jury::effort))
                .toList();
        for (Item item : plan.items()) {
            keysByPlace
                    .computeIfAbsent(item.place(), ignored -> new HashSet<>())
                    .add(item.key());
        }
    }

    /** Cheap checks come first: most mutants fail them. */
    private static long effort(Check check) {
        long effort = 0;
        for (Step step : check.steps()) {
            effort += step instanceof Step.Store ? STORE_EFFORT : 0;
            if (step instanceof Step.Send send) {
                String body = send.ask().body();
                effort += send.times() * (1 + (body == null ? 0 : body.length() / 10_000L));
            }
        }
        return effort;
    }

    /** What a gateway that runs a mutant shows. */
    MutationReport.Result result(Mutant mutant, Target gateway) {
        Outcome noticed = noticed(mutant, gateway);
        return noticed == null
                ? new MutationReport.Result(mutant, MutationReport.Fate.SURVIVED, why(mutant, gateway))
                : new MutationReport.Result(
                        mutant, MutationReport.Fate.NOTICED, noticed.check().title());
    }

    private @Nullable Outcome noticed(Mutant mutant, Target gateway) {
        Runner runner = new Runner(gateway, clock);
        for (Check check : inOrder(mutant)) {
            Outcome outcome = runner.run(check, longest);
            if (outcome.verdict() == Verdict.FAIL) {
                return outcome;
            }
        }
        return null;
    }

    /** Checks of what was broken come first: they are the ones to notice it. */
    private List<Check> inOrder(Mutant mutant) {
        Set<String> keys = keysByPlace.getOrDefault(mutant.place(), Set.of());
        List<Check> order = new ArrayList<>();
        List<Check> rest = new ArrayList<>();
        for (Check check : checks) {
            boolean concerned = !mutant.place().isEmpty()
                    && (check.place().equals(mutant.place())
                            || check.covers().stream().anyMatch(keys::contains));
            (concerned ? order : rest).add(check);
        }
        order.addAll(rest);
        return order;
    }

    private String why(Mutant mutant, Target gateway) {
        for (String key : keysByPlace.getOrDefault(mutant.place(), Set.of())) {
            String reason = plan.reasons().get(key);
            boolean exercised = checks.stream().anyMatch(check -> check.covers().contains(key));
            if (reason != null && !exercised) {
                return "it is not exercised: " + reason;
            }
        }
        return baseline().difference(gateway);
    }

    /** Made when the first mutant is not noticed. */
    private synchronized Baseline baseline() {
        if (baseline == null) {
            try (StagedGateway gateway = stage.serve(stage.bundle(), clock.millis())) {
                baseline = new Baseline(
                        Probes.of(scene, /* everywhere= */ true).stream()
                                .limit(MOST_PROBES)
                                .toList(),
                        longest,
                        gateway);
            }
        }
        return baseline;
    }
}
