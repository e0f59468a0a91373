package dev.gw.runtime.control;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.observe.Members;
import java.util.ArrayList;
import java.util.List;

/** The configuration as one flat document: all entities with their ids, references as ids. */
final class ConfigDump {
    private ConfigDump() {}

    static MapNode of(Call call) {
        Store store = new Store(call);
        Members document = new Members().put("_format_version", "3.0").put("_transform", false);
        for (EntityKind kind : EntityKind.values()) {
            List<Node> entities = new ArrayList<>();
            if (kind != EntityKind.WORKSPACES) {
                store.all(kind).forEach(entity -> entities.add(flat(store, entity)));
            }
            if (!entities.isEmpty()) {
                document.put(kind.plural(), entities);
            }
        }
        return document.map();
    }

    private static MapNode flat(Store store, Entity entity) {
        MapNode view = entity.kind() == EntityKind.CERTIFICATES ? store.views().whole(entity) : store.show(entity);
        for (String field : ApiName.foreign(entity.kind()).keySet()) {
            String id = entity.foreignId(field);
            if (id != null) {
                view = view.with(field, Scalar.string(id));
            }
        }
        return view;
    }
}
