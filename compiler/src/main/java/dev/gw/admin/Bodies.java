package dev.gw.admin;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.KongSchemas;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Tables;
import dev.gw.diff.Foreign;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Entities as the Admin API takes them: what was written, with references as the gateway's ids. */
final class Bodies {
    private static final Set<String> NOT_SENT = Set.of("id", "created_at", "updated_at", "ws_id", "cert_digest");

    private final KongSchemas schemas;
    private final GatewayIds ids;

    Bodies(KongSchemas schemas, GatewayIds ids) {
        this.schemas = schemas;
        this.ids = ids;
    }

    /** What was written; the gateway fills in the rest, and what it drew itself is kept. */
    String written(Entity entity, @Nullable Entity before) {
        List<MapNode.Entry> entries = new ArrayList<>();
        for (MapNode.Entry entry : entity.authored().entries()) {
            String name = entry.name();
            boolean own = !Foreign.keys(entity.kind()).containsKey(name)
                    && !Foreign.isNested(entity.kind(), name)
                    && !name.startsWith("_");
            if (own && !NOT_SENT.contains(name)) {
                entries.add(new MapNode.Entry(entry.key(), value(entity.kind(), name, entry.value())));
            }
        }
        MapNode body = MapNode.of(entries);
        body = before == null ? body : drawn(body, before);
        return JsonWriter.compact(referring(body, entity));
    }

    /** Every field, so that nothing of what was there stays. */
    String whole(Entity entity) {
        List<MapNode.Entry> entries = new ArrayList<>();
        for (MapNode.Entry entry : entity.fields().entries()) {
            boolean own = !Foreign.keys(entity.kind()).containsKey(entry.name());
            if (own && !NOT_SENT.contains(entry.name()) && !Foreign.isNested(entity.kind(), entry.name())) {
                entries.add(entry);
            }
        }
        return JsonWriter.compact(MapNode.of(entries));
    }

    /** A new target says its id itself: there is no path to put it to. */
    String withId(Entity entity, String id) {
        MapNode body = MapNode.of(List.of(new MapNode.Entry(Scalar.string("id"), Scalar.string(id))));
        for (String field : List.of("target", "weight", "tags")) {
            Node value = entity.fields().get(field);
            body = Tables.isUnset(value) || value == null ? body : body.with(field, value);
        }
        return JsonWriter.compact(body);
    }

    private MapNode referring(MapNode body, Entity entity) {
        MapNode whole = body;
        for (Map.Entry<String, EntityKind> foreign : Foreign.keys(entity.kind()).entrySet()) {
            String id = entity.foreignId(foreign.getKey());
            if (id != null) {
                Scalar there = Scalar.string(ids.of(foreign.getValue(), id));
                whole = whole.with(foreign.getKey(), MapNode.empty().with("id", there));
            }
        }
        return whole;
    }

    /** A service names the authorities it trusts by their ids. */
    private Node value(EntityKind kind, String name, Node value) {
        if (kind != EntityKind.SERVICES || !name.equals("ca_certificates") || !(value instanceof ListNode list)) {
            return value;
        }
        List<Node> there = new ArrayList<>();
        list.items().forEach(id -> there.add(Scalar.string(ids.of(EntityKind.CA_CERTIFICATES, ((Scalar) id).text()))));
        return ListNode.of(there);
    }

    private MapNode drawn(MapNode body, Entity before) {
        SchemaDef schema = schemas.entity(before.kind().plural());
        MapNode kept = body;
        for (FieldDef field : schema == null ? List.<FieldDef>of() : schema.fields()) {
            Node value = before.fields().get(field.name());
            boolean wanted = field.is("auto") && !NOT_SENT.contains(field.name()) && !body.has(field.name());
            if (wanted && value != null && !Tables.isNull(value)) {
                kept = kept.with(field.name(), value);
            }
        }
        return kept;
    }
}
