package dev.gw.runtime.observe;

import dev.gw.check.schema.FieldDef;
import dev.gw.check.schema.FieldType;
import dev.gw.check.schema.KongSchemas;
import dev.gw.check.schema.SchemaDef;
import dev.gw.check.schema.Tables;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.RouterFlavor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Entities as the gateway shows them: with the times of their loading, and with or without what is unset. */
public final class EntityViews {
    /** The id of the only workspace. */
    public static final String WORKSPACE = "0dc6f45b-8f8d-40d2-a504-473544ee190b";

    private static final KongSchemas SCHEMAS = KongSchemas.of(RouterFlavor.TRADITIONAL_COMPATIBLE, Map.of());

    private final long loadedAt;

    /**
     * The views of one configuration's entities.
     *
     * @param loadedAt when it was loaded, milliseconds since 1970
     */
    public EntityViews(long loadedAt) {
        this.loadedAt = loadedAt;
    }

    /** All fields, unset ones as null. */
    public MapNode whole(Entity entity) {
        SchemaDef schema = SCHEMAS.entity(entity.kind().plural());
        MapNode view = entity.fields();
        if (schema != null) {
            for (String name : List.of("created_at", "updated_at")) {
                FieldDef field = schema.field(name);
                if (field != null && Tables.isUnset(view.get(name))) {
                    view = view.with(name, time(field));
                }
            }
        }
        return view;
    }

    private Node time(FieldDef field) {
        return field.type() == FieldType.INTEGER ? Scalar.integer(loadedAt / 1000) : Members.number(loadedAt / 1000.0);
    }

    /** Only what is set, as plugins and log entries see it; services and routes name their workspace. */
    public MapNode set(Entity entity) {
        MapNode view = withoutNulls(whole(entity));
        return switch (entity.kind()) {
            case SERVICES, ROUTES -> view.with("ws_id", Scalar.string(WORKSPACE));
            default -> view;
        };
    }

    private static MapNode withoutNulls(MapNode map) {
        List<MapNode.Entry> kept = new ArrayList<>(map.size());
        for (MapNode.Entry entry : map.entries()) {
            Node value = entry.value();
            if (value instanceof MapNode inner) {
                kept.add(new MapNode.Entry(entry.key(), withoutNulls(inner)));
            } else if (value instanceof ListNode || !((Scalar) value).isNull()) {
                kept.add(entry);
            }
        }
        return MapNode.of(kept);
    }
}
