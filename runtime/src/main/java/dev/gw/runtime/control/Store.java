package dev.gw.runtime.control;

import dev.gw.check.schema.ErrorTable;
import dev.gw.check.schema.Fault;
import dev.gw.check.schema.KongSchemas;
import dev.gw.check.schema.SchemaDef;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.model.RouterFlavor;
import dev.gw.runtime.observe.EntityViews;
import dev.gw.runtime.plugin.basicauth.KeptPassword;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The entities of one configuration, found and shown as the Admin API does. */
final class Store {
    static final KongSchemas SCHEMAS = KongSchemas.of(RouterFlavor.TRADITIONAL_COMPATIBLE, Map.of());

    /** The id of an entity that a request would make. */
    static final String NEW = "00000000-0000-4000-8000-000000000000";

    private final Bundle bundle;
    private final EntityViews views;

    Store(Call call) {
        this.bundle = call.bundle();
        this.views = new EntityViews(call.serving().loadedAt());
    }

    static SchemaDef schema(EntityKind kind) {
        SchemaDef schema = SCHEMAS.entity(kind.plural());
        if (schema == null) {
            throw new IllegalStateException("no schema for " + kind);
        }
        return schema;
    }

    /** The field that paths name entities by beside their id; null where there is none. */
    static @Nullable String endpointKey(EntityKind kind) {
        return schema(kind).endpointKey();
    }

    /** Whether a key of a path is an id and not a name. */
    static boolean isId(String key) {
        if (key.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? key.charAt(i) != '-' : Character.digit(key.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The entity by its id or name; a key that can be neither is refused. */
    Optional<Entity> find(EntityKind kind, String key) {
        if (isId(key)) {
            return bundle.byId(kind, key);
        }
        String name = endpointKey(kind);
        if (name == null || (kind == EntityKind.TARGETS)) {
            throw invalidKey();
        }
        checkName(kind, name, key);
        return by(kind, name, key);
    }

    /** Refuses what can't be the name of an entity of this kind, whether or not there is one. */
    static void checkName(EntityKind kind, String field, String name) {
        Fault fault = EntityWrites.problems(schema(kind), MapNode.empty().with(field, Scalar.string(name)))
                .get(field);
        if (fault != null) {
            throw Errors.refusal(400, 10, "invalid unique " + field, Errors.text(fault));
        }
    }

    /** The id of the certificate that a path names by id or by a server name; a PUT may name one that is new. */
    String certificate(Call call) {
        String key = call.param(0);
        if (isId(key)) {
            return key;
        }
        Optional<Entity> sni = by(EntityKind.SNIS, "name", key);
        if (sni.isEmpty() && !call.method().equals("PUT")) {
            throw new Refusal(AdminAnswer.message(404, "SNI not found"));
        }
        return sni.map(found -> found.foreignId("certificate")).orElse(NEW);
    }

    static Refusal invalidKey() {
        ErrorTable fields = new ErrorTable();
        fields.put("id", "expected a valid UUID");
        String message = "invalid primary key: '" + LuaPretty.compact(fields) + "'";
        return Errors.refusal(400, 1, "invalid primary key", message, Errors.json(fields));
    }

    /** The entity with this value in a field. */
    Optional<Entity> by(EntityKind kind, String field, String value) {
        return bundle.all(kind).stream()
                .filter(entity -> value.equals(entity.fields().string(field)))
                .findFirst();
    }

    /** The entity, or the answer that there is none. */
    Entity get(EntityKind kind, String key) {
        return find(kind, key).orElseThrow(() -> new Refusal(AdminAnswer.notFound()));
    }

    Optional<Entity> parent(Entity child, String field, EntityKind kind) {
        String id = child.foreignId(field);
        return id == null ? Optional.empty() : bundle.byId(kind, id);
    }

    /** All entities of a kind, by id. */
    Stream<Entity> all(EntityKind kind) {
        return bundle.all(kind).stream().sorted(Comparator.comparing(Entity::id));
    }

    /** Those that refer to a parent, by id. */
    Stream<Entity> children(EntityKind kind, String field, Entity parent) {
        return all(kind).filter(child -> parent.id().equals(child.foreignId(field)));
    }

    /** The entity as the API shows it. */
    MapNode show(Entity entity) {
        MapNode view = views.whole(entity);
        if (entity.kind() == EntityKind.PLUGINS && view.map("config") != null) {
            SchemaDef schema = schema(EntityKind.PLUGINS).specialised(view);
            MapNode config = FormerFields.shown(schema, view.map("config"));
            return config == null ? view : view.with("config", config);
        }
        if (entity.kind() == EntityKind.BASICAUTH_CREDENTIALS) {
            return view.with("password", Scalar.string(KeptPassword.of(bundle, entity)));
        }
        if (entity.kind() == EntityKind.TARGETS) {
            return view.with("target", Scalar.string(shownTarget(entity)));
        }
        if (entity.kind() == EntityKind.CA_CERTIFICATES) {
            return view.with("cert_digest", CertificateDigest.of(entity));
        }
        if (entity.kind() == EntityKind.CERTIFICATES) {
            List<Node> names = children(EntityKind.SNIS, "certificate", entity)
                    .map(sni -> sni.fields().get("name"))
                    .filter(java.util.Objects::nonNull)
                    .toList();
            return view.with("snis", dev.gw.document.ListNode.of(names));
        }
        return view;
    }

    /** A target with its port, whether or not one was written. */
    static String target(Entity entity) {
        String target = String.valueOf(entity.fields().string("target"));
        boolean hasPort = target.matches(".*[^:]:\\d+") || target.matches("\\[.*]:\\d+");
        return hasPort ? target : target + ":8000";
    }

    /** A target as Kong shows it: addresses of IPv6 are written out. */
    static String shownTarget(Entity entity) {
        String target = target(entity);
        int colon = target.lastIndexOf(':');
        return target.startsWith("[") ? LongAddress.of(target.substring(0, colon)) + target.substring(colon) : target;
    }

    Bundle bundle() {
        return bundle;
    }

    EntityViews views() {
        return views;
    }
}
