package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.Area;
import dev.gw.drill.plan.Step;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.List;
import java.util.Optional;

/** The checks of one kind of plugin: each of its configurations, on a request for which it runs. */
abstract class PluginChecks {
    final Sketch sketch;
    final Passages passages;
    private final String name;

    PluginChecks(String name, Sketch sketch, Passages passages) {
        this.name = name;
        this.sketch = sketch;
        this.passages = passages;
    }

    final void derive() {
        for (Entity plugin : sketch.bundle().all(EntityKind.PLUGINS)) {
            if (name.equals(plugin.name()) && plugin.isTrue("enabled")) {
                Optional<Passage> passage = passage(plugin);
                if (needsUpstream() && !sketch.scene().holdsTime()) {
                    sketch.reason(Sketch.key(plugin), "only an upstream of the drill's own sees what it does");
                } else if (passage.isPresent()) {
                    plugin(plugin, passage.get());
                } else {
                    sketch.reason(Sketch.key(plugin), "no request was found for which it runs");
                }
            }
        }
    }

    /** Derives the checks of one configuration. */
    abstract void plugin(Entity plugin, Passage passage);

    /** Whether only requests that reach an upstream show what the plugin does. */
    boolean needsUpstream() {
        return false;
    }

    /** A passage for which the configuration runs, to an upstream if there is one. */
    private Optional<Passage> passage(Entity plugin) {
        Passage otherwise = null;
        for (Entity route : sketch.routes()) {
            for (Ask ask : passages.asks(route).stream().limit(1).toList()) {
                for (Passage passage : passages.all(route, ask)) {
                    Entity runs = passage.plugins().get(name);
                    boolean fits = runs != null && runs.id().equals(plugin.id());
                    if (fits && passage.ending().isUpstream() && passage.service() != null) {
                        return Optional.of(passage);
                    }
                    otherwise = fits && otherwise == null ? passage : otherwise;
                }
            }
        }
        return needsUpstream() ? Optional.empty() : Optional.ofNullable(otherwise);
    }

    final void add(Area area, String title, Entity plugin, Passage passage, List<Step> steps) {
        if (!steps.isEmpty()) {
            sketch.add(area, title, plugin, Sketch.covered(passage, plugin), steps);
        }
    }
}
