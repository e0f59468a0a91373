package dev.gw.runtime.control;

import dev.gw.check.schema.ErrorTable;
import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Validator;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.observe.Members;
import java.util.Map;
import java.util.Optional;

/** Answers writes as a gateway without a database does: what is written is checked, then refused. */
final class EntityWrites {
    private static final int LONGEST_TTL = 100_000_000;

    private EntityWrites() {}

    static AdminAnswer create(Call call, EntityKind kind) {
        check(call, kind, given(call, kind));
        return Errors.unsupported("create", kind.plural(), "");
    }

    static AdminAnswer createChild(Call call, EntityKind parent, EntityKind kind, String field) {
        Entity owner = EntityReads.owner(new Store(call), call, parent, kind);
        check(call, kind, given(call, kind).with(field, reference(owner)));
        return Errors.unsupported("create", kind.plural(), "");
    }

    static MapNode reference(Entity entity) {
        return new Members().put("id", entity.id()).map();
    }

    /** What a request gives for an entity, without the time that it is to live. */
    private static MapNode given(Call call, EntityKind kind) {
        SchemaDef schema = Store.schema(kind);
        MapNode given = withDefaults(call, BodyArguments.of(call, schema));
        if (!schema.hasTtl() || !(given.get("ttl") instanceof Scalar ttl)) {
            return given;
        }
        boolean isText = ttl.isString() && call.contentType().startsWith("application/json");
        double seconds = isText ? -1 : seconds(ttl);
        if (seconds < 0 || seconds > LONGEST_TTL || seconds != Math.rint(seconds)) {
            throw Errors.option("ttl", "must be an integer between 0 and " + LONGEST_TTL);
        }
        return given.without("ttl");
    }

    private static MapNode withDefaults(Call call, MapNode given) {
        MapNode all = given;
        for (Map.Entry<String, String> field : call.defaults().entrySet()) {
            all = all.has(field.getKey()) ? all : all.with(field.getKey(), Scalar.string(field.getValue()));
        }
        return all;
    }

    private static double seconds(Scalar ttl) {
        try {
            return ttl.isNumber() ? ttl.number() : Double.parseDouble(ttl.text());
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    /** Refuses foreign keys that name nothing, and what the schema of the kind does not allow. */
    private static void check(Call call, EntityKind kind, MapNode given) {
        ErrorTable errors = problems(Store.schema(kind), ForeignNames.resolved(new Store(call), kind, given));
        if (!errors.isEmpty()) {
            throw new Refusal(AdminAnswer.json(400, Errors.schemaViolation(errors)));
        }
    }

    static ErrorTable problems(SchemaDef schema, MapNode given) {
        Validator validator = new Validator(Store.SCHEMAS::entity);
        return validator.checkFilled(schema, validator.filler().fill(schema, given));
    }

    static AdminAnswer put(Call call, EntityKind kind) {
        String key = EntityReads.key(new Store(call), call, kind);
        String by = upsertKey(kind, key);
        check(call, kind, given(call, kind).with(by.isEmpty() ? "id" : by, Scalar.string(key)));
        return Errors.unsupported("create or update", kind.plural(), by);
    }

    private static String upsertKey(EntityKind kind, String key) {
        String by = nameKey(kind, key);
        if (!by.isEmpty()) {
            Store.checkName(kind, by, key);
        } else if (!Store.isId(key)) {
            throw Store.invalidKey();
        }
        return by;
    }

    static AdminAnswer patch(Call call, EntityKind kind) {
        Store store = new Store(call);
        String key = EntityReads.key(store, call, kind);
        MapNode given = given(call, kind);
        Optional<Entity> found = store.find(kind, key);
        if (found.isEmpty()) {
            return missing(kind, key);
        }
        update(kind, found.get(), ForeignNames.resolved(store, kind, given));
        return Errors.unsupported("update", kind.plural(), nameKey(kind, key));
    }

    /** Checks the entity as it would be after the update. */
    static void update(EntityKind kind, Entity entity, MapNode given) {
        MapNode merged = merged(entity.fields(), given);
        SchemaDef schema = Store.schema(kind);
        ErrorTable errors = problems(schema, merged);
        if (!errors.isEmpty()) {
            throw new Refusal(AdminAnswer.json(400, Errors.schemaViolation(errors)));
        }
    }

    private static MapNode merged(MapNode fields, MapNode given) {
        MapNode merged = fields;
        for (MapNode.Entry entry : given.entries()) {
            MapNode there = merged.map(entry.name());
            merged = merged.with(
                    entry.name(),
                    there != null && entry.value() instanceof MapNode inner ? merged(there, inner) : entry.value());
        }
        return merged;
    }

    private static AdminAnswer missing(EntityKind kind, String key) {
        String by = nameKey(kind, key);
        if (kind == EntityKind.PLUGINS) {
            return AdminAnswer.notFound();
        }
        String field = by.isEmpty() ? "id" : by;
        String what = by.isEmpty() ? "primary key " : "";
        String message = "could not find the entity with " + what + "'" + LuaPretty.pair(field, key) + "'";
        MapNode fields = new Members().put(field, key).map();
        throw Errors.refusal(404, 6, "not found", message, fields);
    }

    static AdminAnswer delete(Call call, EntityKind kind) {
        Store store = new Store(call);
        String key = EntityReads.key(store, call, kind);
        Optional<Entity> found = store.find(kind, key);
        if (found.isEmpty()) {
            return AdminAnswer.empty(204);
        }
        if (kind == EntityKind.CERTIFICATES
                && store.children(EntityKind.SNIS, "certificate", found.get())
                        .findAny()
                        .isPresent()) {
            return Errors.unsupported("remove", EntityKind.SNIS.plural(), "name");
        }
        return Errors.unsupported("remove", kind.plural(), nameKey(kind, key));
    }

    static AdminAnswer child(Call call, EntityKind parent, EntityKind kind, String field) {
        Store store = new Store(call);
        if (call.method().equals("PUT")) {
            Entity owner = EntityReads.owner(store, call, parent, kind);
            MapNode given = given(call, kind);
            String by = upsertKey(kind, call.param(1));
            check(
                    call,
                    kind,
                    given.with(field, reference(owner)).with(by.isEmpty() ? "id" : by, Scalar.string(call.param(1))));
            return Errors.unsupported("create or update", kind.plural(), by);
        }
        Entity child = EntityReads.childOf(store, call, parent, kind, field);
        String by = nameKey(kind, call.param(1));
        if (call.method().equals("DELETE")) {
            return Errors.unsupported("remove", kind.plural(), by);
        }
        update(kind, child, ForeignNames.resolved(store, kind, given(call, kind)));
        return Errors.unsupported("update", kind.plural(), by);
    }

    /** A write to the parent that an entity's foreign key names. */
    static AdminAnswer parent(Call call, EntityKind kind, String field, EntityKind parent) {
        Store store = new Store(call);
        Entity child = store.get(kind, call.param(0));
        Optional<Entity> owner = store.parent(child, field, parent);
        if (call.method().equals("PUT")) {
            check(call, parent, given(call, parent));
            return Errors.unsupported("create or update", parent.plural(), "");
        }
        if (owner.isEmpty()) {
            return AdminAnswer.notFound();
        }
        if (call.method().equals("DELETE")) {
            return AdminAnswer.message(405, "Method not allowed");
        }
        update(parent, owner.get(), BodyArguments.of(call, Store.schema(parent)));
        return Errors.unsupported("update", parent.plural(), "");
    }

    /** The field that a key of a path is a value of; empty for an id. */
    private static String nameKey(EntityKind kind, String key) {
        String name = Store.endpointKey(kind);
        FieldDef field = name == null ? null : Store.schema(kind).field(name);
        return Store.isId(key) || field == null ? "" : field.name();
    }
}
