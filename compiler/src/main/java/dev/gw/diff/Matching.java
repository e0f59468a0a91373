package dev.gw.diff;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which entity of one bundle is which of another: by id where both wrote it, then by natural key, then by the id that a
 * name gave it, then by content where only the name is another; unnamed ones by what they have in common.
 */
final class Matching {
    private final Bundle before;
    private final Bundle after;
    private final Content contentBefore;
    private final Content contentAfter;
    private final Map<EntityKind, Map<String, String>> pairs = new EnumMap<>(EntityKind.class);
    private final Map<EntityKind, List<Entity>> created = new EnumMap<>(EntityKind.class);
    private final Map<EntityKind, List<Entity>> destroyed = new EnumMap<>(EntityKind.class);

    private Matching(Bundle before, Bundle after, Shapes shapes) {
        this.before = before;
        this.after = after;
        this.contentBefore = new Content(shapes, before, Matching::own);
        this.contentAfter = new Content(shapes, after, this::translated);
    }

    static Matching of(Bundle before, Bundle after, Shapes shapes) {
        Matching matching = new Matching(before, after, shapes);
        // parents come first, so that children can be known by them
        for (EntityKind kind : EntityKind.values()) {
            matching.match(kind);
        }
        return matching;
    }

    private static String own(Entity child, String field) {
        String id = child.foreignId(field);
        return id == null ? "" : id;
    }

    /** The parent's id on the side before; one that no entity has where the parent is new. */
    String translated(Entity child, String field) {
        EntityKind kind = Foreign.keys(child.kind()).get(field);
        String id = child.foreignId(field);
        if (id == null || kind == null) {
            return "";
        }
        return pairs.getOrDefault(kind, Map.of()).getOrDefault(id, "+" + id);
    }

    /** What an entity of the side after is on the side before; null where it is new. */
    @Nullable
    Entity before(Entity entity) {
        String id = pairs.getOrDefault(entity.kind(), Map.of()).get(entity.id());
        return id == null ? null : before.byId(entity.kind(), id).orElse(null);
    }

    List<Entity> created(EntityKind kind) {
        return created.getOrDefault(kind, List.of());
    }

    List<Entity> destroyed(EntityKind kind) {
        return destroyed.getOrDefault(kind, List.of());
    }

    private void match(EntityKind kind) {
        Map<String, Entity> olds = byId(before.all(kind));
        Map<String, Entity> news = byId(after.all(kind));
        pair(olds, news, Matching::writtenId, Matching::writtenId);
        for (NaturalKeys.Key key : NaturalKeys.of(kind)) {
            pair(
                    olds,
                    news,
                    entity -> key.of(before, entity, Matching::own),
                    entity -> key.of(after, entity, this::translated));
        }
        pair(olds, news, Entity::id, Entity::id);
        pair(olds, news, contentBefore::of, contentAfter::of);
        Resemblance resemblance = new Resemblance(contentBefore, contentAfter);
        resemblance.pairs(olds.values(), news.values()).forEach((old, entity) -> {
            note(old, entity);
            olds.remove(old.id());
            news.remove(entity.id());
        });
        created.put(kind, List.copyOf(news.values()));
        destroyed.put(kind, List.copyOf(olds.values()));
    }

    private static Map<String, Entity> byId(List<Entity> entities) {
        Map<String, Entity> map = new LinkedHashMap<>();
        entities.forEach(entity -> map.put(entity.id(), entity));
        return map;
    }

    private static @Nullable String writtenId(Entity entity) {
        return entity.authored().has("id") ? entity.id() : null;
    }

    /** Pairs those that have a key in common; of several with one key the first ones. */
    private void pair(
            Map<String, Entity> olds,
            Map<String, Entity> news,
            Function<Entity, @Nullable String> oldKey,
            Function<Entity, @Nullable String> newKey) {
        if (olds.isEmpty() || news.isEmpty()) {
            return;
        }
        Map<String, List<Entity>> known = new HashMap<>();
        for (Entity old : olds.values()) {
            String key = oldKey.apply(old);
            if (key != null) {
                known.computeIfAbsent(key, k -> new ArrayList<>(1)).add(old);
            }
        }
        for (Entity entity : List.copyOf(news.values())) {
            String key = newKey.apply(entity);
            List<Entity> found = key == null ? null : known.get(key);
            if (found != null && !found.isEmpty()) {
                Entity old = found.remove(0);
                note(old, entity);
                olds.remove(old.id());
                news.remove(entity.id());
            }
        }
    }

    private void note(Entity old, Entity entity) {
        pairs.computeIfAbsent(entity.kind(), kind -> new HashMap<>()).put(entity.id(), old.id());
    }
}
