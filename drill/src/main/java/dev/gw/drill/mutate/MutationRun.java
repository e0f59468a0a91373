package dev.gw.drill.mutate;

import dev.gw.drill.derive.Scene;
import dev.gw.drill.plan.Plan;
import dev.gw.drill.stage.Stage;
import dev.gw.drill.stage.StagedGateway;
import dev.gw.model.Bundle;
import dev.gw.runtime.limit.Window;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs a plan against mutants of the configuration it was derived from, on several gateways at once. Used once. */
public final class MutationRun {
    private static final int MOST_GATEWAYS = 4;

    private final Stage stage;
    private final Jury jury;
    private final Clock clock;
    private final List<Mutant> mutants;
    private final Map<Integer, MutationReport.Result> results = new TreeMap<>();
    private int next;
    private int invalid;

    /**
     * A run.
     *
     * @param stage holds the configuration
     * @param scene what the plan was made for
     * @param longest the longest window of any limit
     */
    public MutationRun(Stage stage, Scene scene, Plan plan, Window longest, Clock clock) {
        this.stage = stage;
        this.clock = clock;
        this.jury = new Jury(stage, scene, plan, longest, clock);
        this.mutants = Mutants.of(stage.document(), stage.types());
    }

    /** How many mutants there are, those that Kong would refuse among them. */
    public int size() {
        return mutants.size();
    }

    /**
     * Runs all mutants, each until the first check fails.
     *
     * @param each is told of every one that is done, one at a time
     * @param stopped asked before every one whether to end the run
     */
    public MutationReport run(Consumer<MutationReport.Result> each, BooleanSupplier stopped) {
        int gateways = Math.min(MOST_GATEWAYS, Runtime.getRuntime().availableProcessors());
        ExecutorService workers = Executors.newFixedThreadPool(gateways, work -> {
            Thread thread = new Thread(work, "gw-mutants");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < gateways; i++) {
                all.add(CompletableFuture.runAsync(() -> work(each, stopped), workers));
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        } finally {
            workers.shutdown();
        }
        synchronized (this) {
            int left = mutants.size() - results.size() - invalid;
            return new MutationReport(List.copyOf(results.values()), invalid, left);
        }
    }

    private void work(Consumer<MutationReport.Result> each, BooleanSupplier stopped) {
        try (StagedGateway gateway = stage.serve(stage.bundle(), clock.millis())) {
            for (int number = take(); number < mutants.size() && !stopped.getAsBoolean(); number = take()) {
                Mutant mutant = mutants.get(number);
                Optional<Bundle> bundle = stage.check(mutant.document());
                if (bundle.isPresent()) {
                    gateway.load(bundle.get());
                    done(number, jury.result(mutant, gateway), each);
                } else {
                    refused();
                }
            }
        }
    }

    private synchronized int take() {
        return next++;
    }

    private synchronized void refused() {
        invalid++;
    }

    private synchronized void done(int number, MutationReport.Result result, Consumer<MutationReport.Result> each) {
        results.put(number, result);
        each.accept(result);
    }
}
