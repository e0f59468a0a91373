package dev.gw.admin;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.KongSchemas;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Tables;
import dev.gw.check.schema.Validator;
import dev.gw.diff.Foreign;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a gateway with a database keeps, with the rules that its database enforces. */
final class StandInStore {
    private static final List<EntityKind> RESTRICTING =
            List.of(EntityKind.ROUTES, EntityKind.SERVICES, EntityKind.UPSTREAMS);
    private static final KongSchemas SCHEMAS = KongSchemas.of(/* expressions= */ false, Map.of());

    private final Map<EntityKind, Map<String, MapNode>> entities = new EnumMap<>(EntityKind.class);
    private final Validator validator = new Validator(SCHEMAS::entity);

    /** A refusal with the status that Kong gives it. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    StandInStore copy() {
        StandInStore copy = new StandInStore();
        entities.forEach((kind, known) -> copy.entities.put(kind, new TreeMap<>(known)));
        return copy;
    }

    Map<String, MapNode> all(EntityKind kind) {
        return entities.computeIfAbsent(kind, k -> new TreeMap<>());
    }

    /** Creates or replaces an entity. */
    MapNode put(EntityKind kind, String id, MapNode given) {
        SchemaDef schema = Objects.requireNonNull(SCHEMAS.entity(kind.plural()));
        MapNode before = all(kind).get(id);
        MapNode filled = validator.filler().fill(schema, given.with("id", Scalar.string(id)));
        filled = drawn(schema, filled, before);
        var errors = validator.checkFilled(schema, filled);
        if (!errors.isEmpty()) {
            throw new Refused(400, "schema violation " + errors.fields().keySet());
        }
        references(kind, filled);
        unique(kind, schema, id, filled);
        if (kind == EntityKind.BASICAUTH_CREDENTIALS) {
            filled = filled.with("password", Scalar.string(hash(filled)));
        }
        all(kind).put(id, filled.with("updated_at", Scalar.integer(1)));
        return all(kind).get(id);
    }

    /** Changes what is given; the rest stays. */
    MapNode patch(EntityKind kind, String id, MapNode given) {
        MapNode before = all(kind).get(id);
        if (before == null) {
            throw new Refused(404, "Not found");
        }
        MapNode merged = before;
        for (MapNode.Entry entry : given.entries()) {
            merged = merged.with(entry.name(), entry.value());
        }
        return put(kind, id, merged.without("updated_at"));
    }

    /** What is drawn where nothing is given. */
    private static MapNode drawn(SchemaDef schema, MapNode filled, @Nullable MapNode before) {
        MapNode entity = filled.with("created_at", Scalar.integer(1));
        for (FieldDef field : schema.fields()) {
            boolean stand = field.is("auto") && dev.gw.check.schema.Auto.isStandIn(filled.get(field.name()));
            if (stand && !field.name().equals("id")) {
                String text = UUID.nameUUIDFromBytes(String.valueOf(filled.string("id") + field.name() + before)
                                .getBytes(StandardCharsets.UTF_8))
                        .toString();
                entity = entity.with(field.name(), Scalar.string(text.replace("-", "")));
            }
        }
        return entity;
    }

    private void references(EntityKind kind, MapNode entity) {
        Foreign.keys(kind).forEach((field, parent) -> {
            MapNode reference = entity.map(field);
            if (reference != null && !all(parent).containsKey(String.valueOf(reference.string("id")))) {
                throw new Refused(
                        400, "the foreign key does not reference an existing '" + parent.plural() + "' entity.");
            }
        });
    }

    private void unique(EntityKind kind, SchemaDef schema, String id, MapNode entity) {
        List<List<String>> keys = new ArrayList<>();
        schema.uniqueFields().forEach(field -> keys.add(List.of(field.name())));
        if (!schema.cacheKey().isEmpty()) {
            keys.add(schema.cacheKey());
        }
        for (List<String> key : keys) {
            boolean set = key.size() > 1 || !Tables.isUnset(entity.get(key.get(0)));
            all(kind).forEach((other, known) -> {
                if (set && !other.equals(id) && values(key, known).equals(values(key, entity))) {
                    throw new Refused(409, "UNIQUE violation detected on '" + key + "'");
                }
            });
        }
    }

    private static List<String> values(List<String> key, MapNode entity) {
        List<String> values = new ArrayList<>();
        for (String name : key) {
            Node value = entity.get(name);
            values.add(value instanceof MapNode map ? String.valueOf(map.string("id")) : String.valueOf(value));
        }
        return values;
    }

    /** Deletes an entity and what hangs on it, unless something holds it. */
    void delete(EntityKind kind, String id) {
        for (EntityKind other : EntityKind.values()) {
            Foreign.keys(other).forEach((field, parent) -> {
                if (parent == kind) {
                    deleteReferring(other, field, id);
                }
            });
        }
        all(kind).remove(id);
    }

    private void deleteReferring(EntityKind kind, String field, String id) {
        for (Map.Entry<String, MapNode> entry : List.copyOf(all(kind).entrySet())) {
            MapNode reference = entry.getValue().map(field);
            if (reference != null && id.equals(reference.string("id"))) {
                if (RESTRICTING.contains(kind)) {
                    throw new Refused(400, "an existing '" + kind.plural() + "' entity references this entity");
                }
                delete(kind, entry.getKey());
            }
        }
    }

    private static String hash(MapNode credential) {
        String consumer = Objects.requireNonNull(credential.map("consumer")).string("id");
        String salted = credential.string("password") + consumer;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(salted.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
