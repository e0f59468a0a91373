package dev.gw.diff;

import dev.gw.check.schema.KongSchemas;
import dev.gw.check.schema.SchemaDef;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two bundles, in meaning: spelling, order, nesting, defaults and ids that nobody wrote don't
 * count. Immutable.
 */
public final class BundleDiff {
    private final List<EntityChange> changes;
    private final int unchanged;
    private final Map<EntityKind, Map<String, Entity>> counterparts;

    private BundleDiff(List<EntityChange> changes, int unchanged, Map<EntityKind, Map<String, Entity>> counterparts) {
        this.changes = List.copyOf(changes);
        this.unchanged = unchanged;
        this.counterparts = counterparts;
    }

    /**
     * Compares two bundles.
     *
     * @param before the configuration as it is
     * @param after the configuration as it shall be
     * @param schemas the schemas of the gateway, custom plugins included
     */
    public static BundleDiff of(Bundle before, Bundle after, KongSchemas schemas) {
        return new Run(before, after, new Shapes(schemas)).diff();
    }

    /** Whether both mean the same. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The same without the destruction of some entities: they stay what they are. */
    public BundleDiff without(Predicate<Entity> kept) {
        List<EntityChange> others = changes.stream()
                .filter(change -> change.action() != Action.DESTROY || !kept.test(change.entity()))
                .toList();
        return new BundleDiff(others, unchanged, counterparts);
    }

    /** What differs, parents before children, by name. */
    public List<EntityChange> changes() {
        return changes;
    }

    /** How many entities are the same on both sides. */
    public int unchanged() {
        return unchanged;
    }

    public long count(Action action) {
        return changes.stream().filter(change -> change.action() == action).count();
    }

    /** What an entity of the side after was on the side before; null where it is new. */
    public @Nullable Entity before(Entity after) {
        return counterparts.getOrDefault(after.kind(), Map.of()).get(after.id());
    }

    /** One comparison. */
    private static final class Run {
        private final Bundle before;
        private final Bundle after;
        private final Shapes shapes;
        private final Matching matching;
        private final List<EntityChange> changes = new ArrayList<>();
        private final Map<EntityKind, Map<String, Entity>> counterparts = new EnumMap<>(EntityKind.class);
        private int unchanged;

        Run(Bundle before, Bundle after, Shapes shapes) {
            this.before = before;
            this.after = after;
            this.shapes = shapes;
            this.matching = Matching.of(before, after, shapes);
        }

        BundleDiff diff() {
            for (EntityKind kind : EntityKind.values()) {
                List<EntityChange> own = new ArrayList<>();
                matching.destroyed(kind).forEach(entity -> own.add(destroyed(entity)));
                matching.created(kind).forEach(entity -> own.add(created(entity)));
                for (Entity entity : after.all(kind)) {
                    Entity old = matching.before(entity);
                    if (old != null) {
                        counterparts.computeIfAbsent(kind, k -> new HashMap<>()).put(entity.id(), old);
                        changed(old, entity, own);
                    }
                }
                own.sort(Comparator.comparing(EntityChange::label));
                changes.addAll(own);
            }
            return new BundleDiff(changes, unchanged, counterparts);
        }

        private EntityChange destroyed(Entity entity) {
            return new EntityChange(Action.DESTROY, Labels.of(before, entity), null, entity, null, List.of());
        }

        private EntityChange created(Entity entity) {
            List<FieldChange> fields = Written.of(entity, shapes.of(entity));
            return new EntityChange(Action.CREATE, Labels.of(after, entity), null, null, entity, fields);
        }

        private void changed(Entity old, Entity entity, List<EntityChange> own) {
            Differences differences = new Differences(old, entity);
            SchemaDef schema = shapes.of(entity);
            for (String name : names(old, entity)) {
                if (Foreign.keys(entity.kind()).containsKey(name)) {
                    foreign(old, entity, name, differences);
                } else if (!isSame(old, entity, name)) {
                    differences.field(name, schema == null ? null : schema.field(name));
                }
            }
            if (differences.found().isEmpty()) {
                unchanged++;
                return;
            }
            String label = Labels.of(after, entity);
            String former = Labels.of(before, old);
            own.add(new EntityChange(
                    Action.CHANGE,
                    label,
                    Objects.equals(old.name(), entity.name()) ? null : former,
                    old,
                    entity,
                    differences.found()));
        }

        private static Set<String> names(Entity old, Entity entity) {
            Set<String> names = new LinkedHashSet<>();
            entity.fields().entries().forEach(entry -> names.add(entry.name()));
            old.fields().entries().forEach(entry -> names.add(entry.name()));
            return names;
        }

        private static boolean isSame(Entity old, Entity entity, String name) {
            return (Shapes.isGenerated(entity.kind(), name) && !isNewId(old, entity, name))
                    || KeptForms.same(old, entity, name);
        }

        /** An id that both sides wrote is meant. */
        private static boolean isNewId(Entity old, Entity entity, String name) {
            return name.equals("id")
                    && old.authored().has(name)
                    && entity.authored().has(name)
                    && !old.id().equals(entity.id());
        }

        private void foreign(Entity old, Entity entity, String name, Differences differences) {
            String oldId = old.foreignId(name);
            if (!matching.translated(entity, name).equals(oldId == null ? "" : oldId)) {
                differences.foreign(name, Labels.parent(before, old, name), Labels.parent(after, entity, name));
            }
        }
    }
}
