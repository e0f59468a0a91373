package dev.gw.drill.derive;

import dev.gw.drill.plan.Item;
import dev.gw.drill.plan.Plan;
import dev.gw.drill.stage.Logging;
import dev.gw.drill.stage.Stage;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;

/** Derives a plan from a configuration. */
public final class Planner {
    private final Sketch sketch;

    private Planner(Scene scene) {
        this.sketch = new Sketch(scene);
    }

    /** The plan for a scene. */
    public static Plan plan(Scene scene) {
        Planner planner = new Planner(scene);
        planner.items();
        Passages passages = new Passages(planner.sketch);
        new RoutingChecks(planner.sketch, passages).derive();
        new AuthenticationChecks(planner.sketch, passages).derive();
        new AccessChecks(planner.sketch, passages).derive();
        new LimitChecks(planner.sketch, passages).derive();
        new StoreChecks(planner.sketch, passages).derive();
        new UsageChecks(planner.sketch, passages).derive();
        new SizeChecks(planner.sketch, passages).derive();
        new CorsChecks(planner.sketch, passages).derive();
        new RequestChanges(planner.sketch, passages).derive();
        new AnswerChanges(planner.sketch, passages).derive();
        new RestrictionChecks(planner.sketch, passages).derive();
        new TracingChecks(planner.sketch, passages).derive();
        new CacheChecks(planner.sketch, passages).derive();
        new EndingChecks(planner.sketch, passages).derive();
        new ErrorChecks(planner.sketch).derive();
        return planner.sketch.plan();
    }

    /** What there is to exercise. */
    private void items() {
        Bundle bundle = sketch.bundle();
        for (EntityKind kind : List.of(EntityKind.ROUTES, EntityKind.PLUGINS, EntityKind.CONSUMERS)) {
            for (Entity entity : bundle.all(kind)) {
                if (Stage.SECOND_CONSUMER.equals(entity.name())) {
                    continue;
                }
                sketch.item(new Item(kind.singular(), Sketch.key(entity), label(entity), Sketch.place(entity)));
            }
        }
        for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
            String name = String.valueOf(plugin.name());
            if (Logging.NAMES.contains(name)) {
                sketch.reason(
                        Sketch.key(plugin), "it changes no answer; it is off, so that nothing leaves this machine");
            } else if (name.equals("prometheus")) {
                sketch.reason(Sketch.key(plugin), "it changes no answer");
            } else if (!plugin.isTrue("enabled")) {
                sketch.reason(Sketch.key(plugin), "it is off");
            } else if (!sketch.scene().types().containsKey(String.valueOf(plugin.name()))) {
                sketch.reason(Sketch.key(plugin), "gw does not run it");
            } else if (!Chain.isKnown(name)) {
                // where gw's own gateway is drilled, what it does is found out there
                sketch.reason(Sketch.key(plugin), "what it does is known of gw's own gateway alone");
            }
        }
    }

    private String label(Entity entity) {
        if (entity.kind() != EntityKind.PLUGINS) {
            return Sketch.name(entity);
        }
        List<String> scopes = new ArrayList<>();
        for (String field : List.of("route", "service", "consumer")) {
            sketch.bundle().parent(entity, field).ifPresent(parent -> scopes.add(field + " " + Sketch.name(parent)));
        }
        return entity.name() + " (" + (scopes.isEmpty() ? "global" : String.join(", ", scopes)) + ")";
    }
}
