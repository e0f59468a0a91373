package dev.gw.diff;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Tables;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an entity says apart from its name: two that say the same are one that was renamed. */
final class Content {
    private final Shapes shapes;
    private final Bundle bundle;
    private final Parents parents;
    private @Nullable Map<String, List<String>> children;

    Content(Shapes shapes, Bundle bundle, Parents parents) {
        this.shapes = shapes;
        this.bundle = bundle;
        this.parents = parents;
    }

    /** One text for all that say the same; null where it says too little to be told by it. */
    @Nullable
    String of(Entity entity) {
        StringBuilder text = new StringBuilder();
        boolean telling = entity.kind() == EntityKind.CONSUMERS || entity.kind() == EntityKind.UPSTREAMS
                ? children(entity, text)
                : isTelling(entity);
        if (!telling) {
            return null;
        }
        fields(entity)
                .forEach((name, value) ->
                        text.append(name).append('=').append(value).append('\n'));
        return text.toString();
    }

    /** The fields that count, in canonical form, by name. */
    Map<String, String> fields(Entity entity) {
        Map<String, String> fields = new TreeMap<>();
        SchemaDef schema = shapes.of(entity);
        for (MapNode.Entry entry : entity.fields().entries()) {
            String name = entry.name();
            FieldDef field = schema == null ? null : schema.field(name);
            boolean foreign = Foreign.keys(entity.kind()).containsKey(name);
            if (foreign) {
                fields.put(name, parents.id(entity, name));
            } else if (counts(entity.kind(), name, field) && !Tables.isUnset(entry.value())) {
                fields.put(name, Canonical.text(field, entry.value()));
            }
        }
        return fields;
    }

    private static boolean counts(EntityKind kind, String name, @Nullable FieldDef field) {
        boolean named = kind.naturalKeys().contains(name);
        return !named && !Shapes.isGenerated(kind, name) && !Shapes.isDrawn(field);
    }

    /** Whether more was written than its name and where it belongs. */
    private boolean isTelling(Entity entity) {
        SchemaDef schema = shapes.of(entity);
        return entity.authored().entries().stream()
                .filter(entry -> !Foreign.keys(entity.kind()).containsKey(entry.name()))
                .filter(entry -> !entry.name().equals("tags") && !entry.name().equals("enabled"))
                .anyMatch(entry ->
                        counts(entity.kind(), entry.name(), schema == null ? null : schema.field(entry.name())));
    }

    /** A consumer is known by its credentials and an upstream by its targets. */
    private boolean children(Entity entity, StringBuilder text) {
        Map<String, List<String>> known = children;
        if (known == null) {
            known = keysByParent();
            children = known;
        }
        List<String> keys = known.getOrDefault(entity.id(), List.of());
        keys.stream().sorted().forEach(key -> text.append(key).append('\n'));
        return !keys.isEmpty();
    }

    private Map<String, List<String>> keysByParent() {
        Map<String, List<String>> keys = new HashMap<>();
        for (EntityKind kind : EntityKind.values()) {
            if (kind.isCredential() || kind == EntityKind.TARGETS) {
                String parent = kind == EntityKind.TARGETS ? "upstream" : "consumer";
                for (Entity child : bundle.all(kind)) {
                    String id = String.valueOf(child.foreignId(parent));
                    keys.computeIfAbsent(id, k -> new ArrayList<>()).add(kind + " " + child.name());
                }
            }
        }
        return keys;
    }
}
