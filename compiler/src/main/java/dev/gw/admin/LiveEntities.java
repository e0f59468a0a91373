package dev.gw.admin;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.EntityKind;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Entities as a gateway shows them, made into entities as a document has them. */
final class LiveEntities {
    /** What a gateway adds that no document may say. */
    private static final Set<String> ADDED = Set.of("ws_id", "cert_digest");

    private LiveEntities() {}

    /** A whole document: what the gateway adds taken away. */
    static MapNode document(MapNode shown) {
        MapNode document = MapNode.empty().with("_format_version", Scalar.string("3.0"));
        if (shown.has("_transform")) {
            document = document.with("_transform", Scalar.bool(false));
        }
        for (EntityKind kind : EntityKind.values()) {
            List<Node> entities = new ArrayList<>();
            for (Node entity : shown.list(kind.plural())) {
                if (entity instanceof MapNode map && kind != EntityKind.WORKSPACES) {
                    entities.add(entity(kind, map));
                }
            }
            if (!entities.isEmpty()) {
                document = document.with(kind.plural(), ListNode.of(entities));
            }
        }
        return document;
    }

    /** One entity: foreign keys as ids, nothing that the gateway adds, no places. */
    static MapNode entity(EntityKind kind, MapNode shown) {
        List<MapNode.Entry> entries = new ArrayList<>(shown.size());
        for (MapNode.Entry entry : shown.entries()) {
            String name = entry.name();
            boolean isAdded = ADDED.contains(name) || (kind == EntityKind.CERTIFICATES && name.equals("snis"));
            if (!isAdded) {
                entries.add(new MapNode.Entry(Scalar.string(name), value(name, kind, entry.value())));
            }
        }
        return MapNode.of(entries);
    }

    private static Node value(String name, EntityKind kind, Node value) {
        boolean foreign = kind.parents().containsKey(name) || name.equals("client_certificate");
        if (foreign && value instanceof MapNode map && map.string("id") != null) {
            return Scalar.string(String.valueOf(map.string("id")));
        }
        return placeless(value);
    }

    /** The same value, standing nowhere: lines of an answer tell nobody anything. */
    private static Node placeless(Node value) {
        if (value instanceof Scalar scalar) {
            return scalar.at(Span.nowhere());
        }
        if (value instanceof ListNode list) {
            List<Node> items = new ArrayList<>(list.size());
            list.items().forEach(item -> items.add(placeless(item)));
            return ListNode.of(items);
        }
        List<MapNode.Entry> entries = new ArrayList<>();
        ((MapNode) value)
                .entries()
                .forEach(entry ->
                        entries.add(new MapNode.Entry(entry.key().at(Span.nowhere()), placeless(entry.value()))));
        return MapNode.of(entries);
    }
}
