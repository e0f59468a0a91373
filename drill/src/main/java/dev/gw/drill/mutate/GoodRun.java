package dev.gw.drill.mutate;

import dev.gw.drill.load.LoadProgress;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.stage.LoadStage;
import dev.gw.drill.verdict.Verdict;
import dev.gw.model.Bundle;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A scenario's run on the configuration as it is: what mutants are held against. */
public final class GoodRun {
    private final Bundle bundle;
    private final LoadResult result;
    private final Landings landings;

    private GoodRun(Bundle bundle, LoadResult result, Landings landings) {
        this.bundle = bundle;
        this.result = result;
        this.landings = landings;
    }

    /**
     * Runs the scenario.
     *
     * @param mostRequests the most requests that are sent
     * @param stopped asked a few times a second whether to end now
     * @param told hears of every second
     */
    public static GoodRun of(
            GradedGateways gateways, int mostRequests, BooleanSupplier stopped, Consumer<LoadProgress> told) {
        Landings landings = new Landings();
        try (LoadStage stage = gateways.open(landings)) {
            return new GoodRun(stage.bundle(), stage.run(mostRequests, stopped, told), landings);
        }
    }

    /** What came of it. */
    public LoadResult result() {
        return result;
    }

    /** Whether all that the scenario expects held, so that it can tell a mutant from the configuration. */
    public boolean isGood() {
        return result.verdict() == Verdict.PASS && !result.interrupted();
    }

    /** Why it decides nothing; empty where it does. */
    public String doubts() {
        return result.verdict() == Verdict.INCONCLUSIVE ? Notice.doubts(result) : "";
    }

    /** The configuration as it was served. */
    Bundle bundle() {
        return bundle;
    }

    /** What its requests can meet. */
    Reach reach() {
        return new Reach(bundle, landings);
    }

    /** What runs on mutants are told by. */
    Notice notice() {
        return new Notice(result);
    }
}
