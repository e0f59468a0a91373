package dev.gw.drill.observe;

import dev.gw.drill.derive.Probe;
import dev.gw.drill.derive.Probes;
import dev.gw.drill.derive.Scene;
import dev.gw.drill.plan.Area;
import dev.gw.drill.plan.Check;
import dev.gw.drill.plan.Plan;
import dev.gw.drill.plan.Step;
import dev.gw.drill.stage.Stage;
import dev.gw.drill.stage.StagedGateway;
import dev.gw.drill.stage.Switchboard;
import dev.gw.model.Entity;
import dev.gw.runtime.limit.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Derives checks for plugins whose code a drill can't read: functions, and plugins of a project's own. Every probe is sent
 * to a gateway with the plugin and to one without it; what differs is what the plugin does, and what a check expects.
 */
public final class Effects {
    private static final int MOST_STEPS = 12;

    /** What an answer shows as a whole, whoever it comes from. */
    private static final Set<String> WHOLE = Set.of(
            Observation.STATUS,
            Observation.BODY,
            Observation.UPSTREAM,
            Observation.ASKED,
            Observation.HOST,
            Observation.PREFIX,
            Observation.CONSUMER,
            Observation.ANONYMOUS);

    private final Baseline baseline;
    private final List<Check> checks = new ArrayList<>();
    private final Map<String, String> reasons = new HashMap<>();

    private Effects(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * The plan with the checks of such plugins added.
     *
     * @param longest the longest window of any limit
     * @param now milliseconds since 1970
     */
    public static Plan add(Plan plan, Stage stage, Scene scene, Window longest, long now) {
        List<Entity> unknown = Probes.unknown(scene);
        if (unknown.isEmpty()) {
            return plan;
        }
        Switchboard plugins = new Switchboard(stage.types());
        try (StagedGateway gateway = stage.serve(plugins, now)) {
            List<Probe> probes = Probes.of(scene, /* everywhere= */ false);
            Effects effects = new Effects(new Baseline(probes, longest, gateway));
            for (Entity plugin : unknown) {
                plugins.off(plugin);
                gateway.load(stage.bundle());
                effects.plugin(plugin, gateway);
            }
            effects.wholes();
            return plan.with(effects.checks, effects.reasons);
        }
    }

    private void plugin(Entity plugin, StagedGateway gateway) {
        List<Step> steps = new ArrayList<>();
        Set<String> covers = new TreeSet<>(Set.of(Probes.key(plugin)));
        Set<Object> met = new HashSet<>();
        int sent = 0;
        for (Probe probe : baseline.probes()) {
            if (!probe.plugins().contains(plugin.id()) || steps.size() >= MOST_STEPS) {
                continue;
            }
            sent++;
            Observation with = baseline.usual(probe);
            Set<String> differ = baseline.differences(probe, gateway);
            if (!differ.isEmpty() && met.add(with.only(differ))) {
                steps.add(new Step.Send(probe.what(), probe.ask(), 1, with.expects(differ), List.of()));
                covers.addAll(probe.covers());
            }
        }
        if (steps.isEmpty()) {
            reasons.put(Probes.key(plugin), "none of " + sent + " requests was answered otherwise without it");
        } else {
            String title = plugin.name() + " on " + steps.get(0).claim().replaceAll("^.* on (\\S+).*$", "$1")
                    + " makes its difference";
            checks.add(Check.of(Area.EFFECTS, title, Probes.place(plugin), covers, steps));
        }
    }

    /** What requests get whose answers depend on such plugins, and so are foreseen by no other check. */
    private void wholes() {
        Map<String, List<Probe>> byRoute = new LinkedHashMap<>();
        for (Probe probe : baseline.probes()) {
            if (probe.isPlain()) {
                byRoute.computeIfAbsent(probe.route(), ignored -> new ArrayList<>())
                        .add(probe);
            }
        }
        byRoute.forEach((route, all) -> {
            List<Step> steps = new ArrayList<>();
            Set<String> covers = new TreeSet<>();
            for (Probe probe : all) {
                Set<String> names = new TreeSet<>(WHOLE);
                names.removeAll(baseline.moving(probe));
                steps.add(new Step.Send(
                        probe.what(), probe.ask(), 1, baseline.usual(probe).expects(names), List.of()));
                covers.addAll(probe.covers());
            }
            String title = "answers on " + route + " behind plugins of one's own";
            checks.add(Check.of(Area.EFFECTS, title, all.get(0).place(), covers, steps));
        });
    }
}
