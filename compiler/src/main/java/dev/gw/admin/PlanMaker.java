package dev.gw.admin;

import dev.gw.check.schema.KongSchemas;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.diff.Action;
import dev.gw.diff.BundleDiff;
import dev.gw.diff.EntityChange;
import dev.gw.diff.FieldChange;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Makes the plan that brings a gateway with a database from one configuration to another.
 *
 * <p>What others refer to comes first. Plugins of services and consumers come before routes, so that a new route never
 * answers without them; routes and services go before their plugins, for the same reason. Deletions come last.
 */
public final class PlanMaker {
    private static final List<EntityKind> ROUTES_FIRST = List.of(EntityKind.ROUTES, EntityKind.SERVICES);

    private final Bundle current;
    private final Ownership ownership;
    private final BundleDiff diff;
    private final Diagnostics out;
    private final GatewayIds ids;
    private final Bodies bodies;
    private final Vacating vacating;

    private PlanMaker(Bundle current, Bundle desired, KongSchemas schemas, Ownership ownership, Diagnostics out) {
        this.current = current;
        this.ownership = ownership;
        this.out = out;
        this.diff = BundleDiff.of(current, desired, schemas).without(entity -> !ownership.has(entity));
        this.ids = new GatewayIds(current, desired, diff);
        this.bodies = new Bodies(schemas, ids);
        this.vacating = new Vacating(current, diff, ids, schemas);
    }

    /**
     * The plan; empty, with diagnostics, where carrying it out would touch what is somebody else's (GW1704) or can't be
     * done.
     */
    public static Optional<PushPlan> plan(
            Bundle current, Bundle desired, KongSchemas schemas, Ownership ownership, Diagnostics out) {
        return new PlanMaker(current, desired, schemas, ownership, out).plan();
    }

    private Optional<PushPlan> plan() {
        for (EntityChange change : diff.changes()) {
            check(change);
        }
        if (out.hasErrors()) {
            return Optional.empty();
        }
        List<List<Step>> stages = new ArrayList<>();
        stages.add(vacating.steps());
        for (EntityKind kind : AdminPaths.KINDS) {
            if (kind == EntityKind.ROUTES) {
                stages.add(steps(EntityKind.PLUGINS, /* ofRoutes= */ false));
            }
            stages.add(steps(kind, /* ofRoutes= */ true));
        }
        ROUTES_FIRST.forEach(kind -> stages.add(deletions(kind)));
        List<EntityKind> rest = new ArrayList<>(AdminPaths.KINDS);
        rest.removeAll(ROUTES_FIRST);
        Collections.reverse(rest);
        rest.forEach(kind -> stages.add(deletions(kind)));
        stages.removeIf(List::isEmpty);
        return Optional.of(new PushPlan(diff, stages));
    }

    private void check(EntityChange change) {
        Entity before = change.before();
        if (before == null) {
            return;
        }
        if (!ownership.has(before)) {
            refuse(
                    change,
                    change.label() + " stands on the gateway already, without the tag "
                            + String.join(", ", ownership.tags()));
        }
        for (FieldChange field : change.fields()) {
            if (field.path().equals("id")) {
                refuse(change, change.label() + " has another id on the gateway, and an id can't be changed");
            }
        }
        if (change.action() == Action.DESTROY) {
            dependents(change, before);
        }
    }

    /** Kong deletes what hangs on a deleted entity: that must not be somebody else's. */
    private void dependents(EntityChange change, Entity destroyed) {
        for (EntityKind kind : EntityKind.values()) {
            if (!ownership.tags().isEmpty() && kind.parents().containsValue(destroyed.kind())) {
                for (Entity child : current.children(destroyed, kind)) {
                    if (!ownership.has(child)) {
                        refuse(
                                change,
                                change.label() + " can't be deleted: a " + kind.words() + " without the tag "
                                        + String.join(", ", ownership.tags()) + " belongs to it");
                    }
                }
            }
        }
    }

    private void refuse(EntityChange change, String problem) {
        out.add(Diagnostic.of(Code.GW1704, change.at(), problem));
    }

    private List<Step> steps(EntityKind kind, boolean ofRoutes) {
        List<Step> steps = new ArrayList<>();
        for (EntityChange change : diff.changes()) {
            Entity entity = change.after();
            boolean turn =
                    kind != EntityKind.PLUGINS || (entity != null && (entity.foreignId("route") != null) == ofRoutes);
            if (change.kind() == kind && entity != null && turn) {
                steps.add(step(change, entity));
            }
        }
        return steps;
    }

    private Step step(EntityChange change, Entity entity) {
        EntityKind kind = entity.kind();
        String id = ids.of(entity);
        String verb = change.action().label();
        boolean isNew = change.before() == null;
        if (kind == EntityKind.TARGETS) {
            String upstream = ids.of(EntityKind.UPSTREAMS, String.valueOf(entity.foreignId("upstream")));
            String all = AdminPaths.targets(upstream);
            return isNew
                    ? new Step(verb, kind, change.label(), "POST", all, bodies.withId(entity, id))
                    : new Step(verb, kind, change.label(), "PATCH", all + "/" + id, bodies.whole(entity));
        }
        String path = AdminPaths.all(kind) + "/" + id;
        // a certificate that is put anew loses its server names
        return kind == EntityKind.CERTIFICATES && !isNew
                ? new Step(verb, kind, change.label(), "PATCH", path, bodies.whole(entity))
                : new Step(verb, kind, change.label(), "PUT", path, bodies.written(entity, change.before()));
    }

    private List<Step> deletions(EntityKind kind) {
        List<Step> steps = new ArrayList<>();
        for (EntityChange change : diff.changes()) {
            Entity entity = change.before();
            if (change.action() == Action.DESTROY && change.kind() == kind && entity != null) {
                String all = kind == EntityKind.TARGETS
                        ? AdminPaths.targets(String.valueOf(entity.foreignId("upstream")))
                        : AdminPaths.all(kind);
                steps.add(new Step("destroy", kind, change.label(), "DELETE", all + "/" + entity.id(), null));
            }
        }
        return steps;
    }
}
