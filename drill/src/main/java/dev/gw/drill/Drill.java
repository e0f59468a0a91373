package dev.gw.drill;

import dev.gw.check.CheckSettings;
import dev.gw.drill.derive.Planner;
import dev.gw.drill.derive.Scene;
import dev.gw.drill.load.Speech;
import dev.gw.drill.mutate.MutationReport;
import dev.gw.drill.mutate.MutationRun;
import dev.gw.drill.observe.Effects;
import dev.gw.drill.plan.Hints;
import dev.gw.drill.plan.Plan;
import dev.gw.drill.report.DrillReport;
import dev.gw.drill.stage.SigningKeys;
import dev.gw.drill.stage.Stage;
import dev.gw.drill.verdict.Outcome;
import dev.gw.drill.verdict.Runner;
import dev.gw.drill.verdict.Target;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.limit.Window;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.settings.GatewaySettings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The drill that is derived from a configuration, against gw's own gateway in this process. Owns its stand-ins. */
public final class Drill implements AutoCloseable {
    private final String name;
    private final Clock clock;
    private final Stage stage;
    private final Scene scene;
    private final Plan plan;

    /**
     * Derives a drill, and starts its stand-ins.
     *
     * @param name what is drilled, for reports
     * @param settings what the configuration was checked for
     * @param types the plugins that the gateway runs, by name
     * @param mostRequests the most requests that one check may send
     * @param clock the time at which the drill's own begins
     */
    public Drill(
            String name,
            Bundle bundle,
            CheckSettings settings,
            Map<String, PluginType> types,
            Hints hints,
            int mostRequests,
            Clock clock) {
        this(name, bundle, settings, types, GatewaySettings.USUAL, hints, mostRequests, Speech.HTTP1, clock);
    }

    /**
     * The same under an operator's settings.
     *
     * @param operator what the gateway is served with, but for whom it believes
     * @param speech HTTP/1.1 or HTTP/2 without TLS
     */
    public Drill(
            String name,
            Bundle bundle,
            CheckSettings settings,
            Map<String, PluginType> types,
            GatewaySettings operator,
            Hints hints,
            int mostRequests,
            Speech speech,
            Clock clock) {
        this.name = name;
        this.clock = clock;
        this.stage = Stage.of(bundle, settings, types, operator, hints.stored(), speech);
        this.scene = new Scene(
                stage.bundle(), types, stage.keys(), stage::upstreamOf, true, /* tls= */ false, hints, mostRequests);
        Window longest = longest(stage.bundle(), Window.HOUR);
        this.plan = Effects.add(Planner.plan(scene), stage, scene, longest, clock.millis());
    }

    /** What is going to be sent. */
    public Plan plan() {
        return plan;
    }

    /** The gateway's configuration, and what it runs between. */
    public Stage stage() {
        return stage;
    }

    /**
     * Runs the drill.
     *
     * @param each is told of every outcome
     * @param stopped asked before every check whether to end the run
     */
    public DrillReport run(Consumer<Outcome> each, BooleanSupplier stopped) {
        return run(stage.bundle(), each, stopped);
    }

    /** Runs it against a gateway that serves something else. */
    public DrillReport run(Bundle served, Consumer<Outcome> each, BooleanSupplier stopped) {
        long start = clock.millis();
        try (Target target = stage.serve(served, start)) {
            Window longest = longest(served, longest(stage.bundle(), Window.HOUR));
            List<Outcome> outcomes = new Runner(target, clock).run(plan, longest, each, stopped);
            boolean interrupted = outcomes.size() < plan.checks().size();
            return new DrillReport(
                    name, target.url(), plan, outcomes, stage.notes(), interrupted, start, clock.millis() - start);
        }
    }

    /** Runs the drill against the configuration broken in one place at a time. */
    public MutationReport mutate(Consumer<MutationReport.Result> each, BooleanSupplier stopped) {
        // a window of a mutant may be one longer than any of the configuration
        Window longest = longest(stage.bundle(), Window.HOUR);
        Window longer = longest == Window.HOUR ? Window.DAY : longest == Window.DAY ? Window.MONTH : Window.YEAR;
        return new MutationRun(stage, scene, plan, longer, clock).run(each, stopped);
    }

    /**
     * Drills a gateway that runs somewhere. Its upstreams are its own, and windows have to be waited for.
     *
     * @param plan what {@link #planFor} made for it
     * @param each is told of every outcome
     * @param stopped asked before every check whether to end the run
     */
    public static DrillReport drill(
            String name, Plan plan, Target target, Clock clock, Consumer<Outcome> each, BooleanSupplier stopped) {
        long start = clock.millis();
        List<Outcome> outcomes = new Runner(target, clock).run(plan, Window.MINUTE, each, stopped);
        boolean interrupted = outcomes.size() < plan.checks().size();
        return new DrillReport(
                name, target.url(), plan, outcomes, List.of(), interrupted, start, clock.millis() - start);
    }

    /**
     * The plan for a gateway that runs somewhere with this configuration.
     *
     * @param tls whether it is asked over TLS
     */
    public static Plan planFor(
            Bundle bundle, Map<String, PluginType> types, boolean tls, Hints hints, int mostRequests) {
        return Planner.plan(new Scene(
                bundle, types, new SigningKeys(), service -> Optional.empty(), false, tls, hints, mostRequests));
    }

    /** The longest window that anything is counted in: moving to its next start makes all counters fresh. */
    private static Window longest(Bundle bundle, Window atLeast) {
        Window longest = atLeast;
        for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
            PluginConfig config = PluginConfig.of(plugin);
            for (Window window : Window.values()) {
                if (config.hasNumber(window.word()) && window.compareTo(longest) > 0) {
                    longest = window;
                }
            }
        }
        return longest;
    }

    @Override
    public void close() {
        stage.close();
    }
}
