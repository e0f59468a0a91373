package dev.gw.drill.mutate;

import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.mutate.MutationReport.Fate;
import dev.gw.drill.mutate.MutationReport.Result;
import dev.gw.drill.stage.LoadStage;
import dev.gw.model.Bundle;
import dev.gw.runtime.exchange.ExchangeObserver;
import dev.gw.runtime.plugin.PluginType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Grades a scenario: runs it, as it is, against every mutant of the configuration that its requests can meet, until it
 * notices; one after another, because two loads at once would tell of each other. Used once.
 */
public final class ScenarioGrade {
    private static final ExchangeObserver NOBODY = new ExchangeObserver() {};

    private final GradedGateways gateways;
    private final GoodRun good;
    private final CheckSettings settings;
    private final List<Mutant> mutants;
    private final Map<Integer, Bundle> tries = new TreeMap<>();
    private final Map<Integer, Result> results = new TreeMap<>();
    private int invalid;

    /**
     * Makes the mutants, and finds out which of them requests can meet.
     *
     * @param good the scenario's run on the configuration, which has to be good
     * @param settings what the configuration was checked for
     * @param types the plugins that the gateway runs, by name
     */
    public ScenarioGrade(GradedGateways gateways, GoodRun good, CheckSettings settings, Map<String, PluginType> types) {
        this.gateways = gateways;
        this.good = good;
        this.settings = settings;
        this.mutants = Mutants.of(SpeltOut.document(good.bundle()), types);
        sort();
    }

    private void sort() {
        Reach reach = good.reach();
        for (int number = 0; number < mutants.size(); number++) {
            Mutant mutant = mutants.get(number);
            Optional<Bundle> bundle = Checker.check(mutant.document(), settings).bundle();
            if (bundle.isEmpty()) {
                invalid++;
            } else if (!breaksStores(mutant) && reach.meets(bundle.get())) {
                tries.put(number, bundle.get());
            } else {
                results.put(number, new Result(mutant, Fate.UNEXERCISED, "no request comes to it"));
            }
        }
    }

    /** Counters are kept in the process here, so that no store can fail. */
    private static boolean breaksStores(Mutant mutant) {
        return mutant.operator().equals(PluginMutants.FAULT_TOLERANCE);
    }

    /** How many times the scenario has to run. */
    public int runs() {
        return tries.size();
    }

    /**
     * Runs the scenario against one mutant after another.
     *
     * @param mostRequests the most requests that a run sends
     * @param each is told of every one that is done
     * @param stopped asked a few times a second whether to end now; a run that is cut short decides nothing
     */
    public MutationReport run(int mostRequests, Consumer<Result> each, BooleanSupplier stopped) {
        int left = tries.size();
        for (Map.Entry<Integer, Bundle> entry : tries.entrySet()) {
            Optional<LoadResult> run =
                    stopped.getAsBoolean() ? Optional.empty() : run(entry.getValue(), mostRequests, stopped);
            if (run.isEmpty()) {
                break;
            }
            left--;
            Result result = good.notice().of(mutants.get(entry.getKey()), run.get());
            results.put(entry.getKey(), result);
            each.accept(result);
        }
        return new MutationReport(new ArrayList<>(results.values()), invalid, left);
    }

    /** A run is over with the first second in which anything was missed: the rest can only say the same. */
    private Optional<LoadResult> run(Bundle mutant, int mostRequests, BooleanSupplier stopped) {
        AtomicBoolean missed = new AtomicBoolean();
        try (LoadStage stage = gateways.open(NOBODY)) {
            stage.serve(mutant);
            LoadResult run = stage.run(
                    mostRequests,
                    () -> missed.get() || stopped.getAsBoolean(),
                    second -> missed.set(second.missed() > 0));
            return Optional.of(run).filter(Notice::decides);
        }
    }
}
