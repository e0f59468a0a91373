package dev.gw.assemble.draft;

import dev.gw.model.EntityKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which kinds may stand under which, and the foreign key that such nesting stands for. */
final class Children {
    private static final Map<EntityKind, Map<String, Slot>> SLOTS = slots();

    /**
     * A key under which children stand.
     *
     * @param kind the children's kind
     * @param via their foreign key
     */
    record Slot(EntityKind kind, String via) {}

    private Children() {}

    private static Map<EntityKind, Map<String, Slot>> slots() {
        Map<EntityKind, Map<String, Slot>> all = new EnumMap<>(EntityKind.class);
        for (EntityKind child : EntityKind.values()) {
            child.parents()
                    .forEach((field, parent) -> all.computeIfAbsent(parent, k -> new HashMap<>())
                            .put(child.plural(), new Slot(child, field)));
        }
        return all;
    }

    /** What a key of an entity holds: children of a kind, or null where it is a field like any other. */
    static @Nullable Slot slot(EntityKind parent, String key) {
        return slots(parent).get(key);
    }

    /** The keys of an entity that hold children. */
    static Map<String, Slot> slots(EntityKind parent) {
        return SLOTS.getOrDefault(parent, Map.of());
    }

    static boolean isChild(EntityKind child, EntityKind parent) {
        return child.parents().containsValue(parent);
    }
}
