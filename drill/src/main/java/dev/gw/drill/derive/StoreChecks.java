package dev.gw.drill.derive;

import dev.gw.document.MapNode;
import dev.gw.drill.plan.Area;
import dev.gw.drill.plan.Expect;
import dev.gw.drill.plan.Step;
import dev.gw.drill.plan.StoreState;
import dev.gw.drill.stage.Stores;
import dev.gw.model.Entity;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every rate-limiting that counts in a store: what becomes of requests while the store refuses, and while it is silent. */
final class StoreChecks extends PluginChecks {
    private static final int TIMES = 3;

    StoreChecks(Sketch sketch, Passages passages) {
        super("rate-limiting", sketch, passages);
    }

    @Override
    boolean needsUpstream() {
        return false;
    }

    @Override
    void plugin(Entity plugin, Passage passage) {
        MapNode config = plugin.fields().map("config");
        if (!sketch.scene().holdsTime()
                || config == null
                || !Stores.counts(config)
                || !LimitNeighbours.counts(passage, plugin)) {
            return;
        }
        boolean tolerant = PluginConfig.of(plugin).isTrue("fault_tolerant");
        List<Step> steps = new ArrayList<>();
        for (StoreState state : List.of(StoreState.REFUSED, StoreState.SILENT)) {
            String word = state == StoreState.SILENT ? "never answers" : "refuses connections";
            steps.add(new Step.Store("Redis " + word, state));
            steps.add(new Step.Send(
                    (tolerant ? "requests pass" : "requests are answered 500") + " while Redis " + word,
                    passage.ask(),
                    TIMES,
                    tolerant ? uncounted(passage) : List.of(Expect.status(500), Expect.noUpstream()),
                    List.of()));
        }
        steps.add(new Step.Store("Redis answers again", StoreState.WELL));
        steps.add(new Step.Send("requests are counted again", passage.ask(), 1, passage.passing(), List.of()));
        String title = "rate-limiting on " + passage.routeName() + (tolerant ? " lets requests pass" : " fails")
                + " without Redis";
        add(Area.STORES, title, plugin, passage, steps);
    }

    /** What the answer shows of anything but counters. */
    private static List<Expect> uncounted(Passage passage) {
        return passage.passing().stream()
                .filter(expect -> !expect.what().toLowerCase(Locale.ROOT).contains("ratelimit"))
                .toList();
    }
}
