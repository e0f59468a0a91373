package dev.gw.model;

import dev.gw.document.MapNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole checked configuration: valid by construction, because only the checker makes one. Immutable.
 *
 * <p>Every value in it knows where it came from: its span.
 */
public final class Bundle {
    private final MapNode document;
    private final RouterFlavor flavor;
    private final Map<EntityKind, Map<String, Entity>> byId = new EnumMap<>(EntityKind.class);
    private final Map<EntityKind, List<Entity>> all = new EnumMap<>(EntityKind.class);

    /**
     * For the checker only: a configuration for the usual router.
     *
     * @param document the declarative document in format 3.0, as it will be written
     * @param entities its entities, parents before children
     */
    public Bundle(MapNode document, List<Entity> entities) {
        this(document, entities, RouterFlavor.TRADITIONAL_COMPATIBLE);
    }

    /**
     * For the checker only.
     *
     * @param flavor the router that reads its routes
     */
    public Bundle(MapNode document, List<Entity> entities, RouterFlavor flavor) {
        this.document = document;
        this.flavor = flavor;
        for (Entity entity : entities) {
            byId.computeIfAbsent(entity.kind(), k -> new LinkedHashMap<>()).put(entity.id(), entity);
        }
        byId.forEach((kind, known) -> all.put(kind, List.copyOf(known.values())));
    }

    /** The declarative document in format 3.0, as written: nested, without defaults. */
    public MapNode document() {
        return document;
    }

    /** The router that its routes were checked for. */
    public RouterFlavor flavor() {
        return flavor;
    }

    /** Whether it holds no entity at all. */
    public boolean isEmpty() {
        return byId.isEmpty();
    }

    /** All entities of a kind, in document order. */
    public List<Entity> all(EntityKind kind) {
        return all.getOrDefault(kind, List.of());
    }

    public Optional<Entity> byId(EntityKind kind, String id) {
        return Optional.ofNullable(byId.getOrDefault(kind, Map.of()).get(id));
    }

    /** The entity that a foreign key of another refers to. */
    public Optional<Entity> parent(Entity child, String field) {
        EntityKind kind = child.kind().parents().get(field);
        String id = child.foreignId(field);
        return kind == null || id == null ? Optional.empty() : byId(kind, id);
    }

    /** The entities of a kind whose foreign key names this one. */
    public List<Entity> children(Entity parent, EntityKind kind) {
        return all(kind).stream().filter(child -> refersTo(child, parent)).toList();
    }

    private static boolean refersTo(Entity child, Entity parent) {
        return child.kind().parents().entrySet().stream()
                .anyMatch(foreign ->
                        foreign.getValue() == parent.kind() && parent.id().equals(child.foreignId(foreign.getKey())));
    }
}
