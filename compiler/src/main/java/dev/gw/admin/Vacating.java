package dev.gw.admin;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.FieldType;
import dev.gw.check.schema.KongSchemas;
import dev.gw.check.schema.SchemaDef;
import dev.gw.diff.BundleDiff;
import dev.gw.diff.EntityChange;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Frees names that one entity gives up and another takes: the first gets a name for the meantime. */
final class Vacating {
    private final Bundle current;
    private final BundleDiff diff;
    private final GatewayIds ids;
    private final KongSchemas schemas;
    private final Map<EntityKind, Map<String, Entity>> holders = new EnumMap<>(EntityKind.class);

    Vacating(Bundle current, BundleDiff diff, GatewayIds ids, KongSchemas schemas) {
        this.current = current;
        this.diff = diff;
        this.ids = ids;
        this.schemas = schemas;
    }

    List<Step> steps() {
        Map<String, Step> steps = new HashMap<>();
        for (EntityChange change : diff.changes()) {
            Entity entity = change.after();
            if (entity != null && AdminPaths.KINDS.contains(entity.kind())) {
                for (String field : uniqueNames(entity.kind())) {
                    Entity holder = holder(entity, field);
                    if (holder != null) {
                        steps.put(holder.kind() + holder.id() + field, moved(holder, field));
                    }
                }
            }
        }
        return new ArrayList<>(steps.values());
    }

    private List<String> uniqueNames(EntityKind kind) {
        SchemaDef schema = schemas.entity(kind.plural());
        List<String> names = new ArrayList<>();
        for (FieldDef field : schema == null ? List.<FieldDef>of() : schema.uniqueFields()) {
            if (field.type() == FieldType.STRING && kind != EntityKind.TARGETS) {
                names.add(field.name());
            }
        }
        return names;
    }

    /** The other entity that has the value at the moment; null where none has. */
    private @Nullable Entity holder(Entity entity, String field) {
        String value = entity.fields().string(field);
        if (value == null) {
            return null;
        }
        Entity holder = holders.computeIfAbsent(entity.kind(), this::byName).get(field + "=" + value);
        return holder == null || holder.id().equals(ids.of(entity)) ? null : holder;
    }

    private Map<String, Entity> byName(EntityKind kind) {
        Map<String, Entity> known = new HashMap<>();
        for (String field : uniqueNames(kind)) {
            for (Entity entity : current.all(kind)) {
                String value = entity.fields().string(field);
                if (value != null) {
                    known.put(field + "=" + value, entity);
                }
            }
        }
        return known;
    }

    private static Step moved(Entity holder, String field) {
        String ending = holder.kind() == EntityKind.SNIS ? ".invalid" : "";
        String name = "gw-moving-" + holder.id().substring(0, 8) + ending;
        String path = AdminPaths.all(holder.kind()) + "/" + holder.id();
        String body = JsonWriter.compact(MapNode.empty().with(field, Scalar.string(name)));
        String label = holder.kind().words() + " " + holder.id();
        return new Step("move", holder.kind(), label, "PATCH", path, body);
    }
}
