package dev.gw.check.schema;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Makes the records of a plugin's schema required unless they say otherwise, as Kong does when it loads one. */
final class RequiredRecords {
    private RequiredRecords() {}

    static MapNode in(MapNode schema) {
        MapNode changed = schema;
        if (schema.get("fields") instanceof ListNode fields) {
            List<Node> made = new ArrayList<>();
            fields.items().forEach(field -> made.add(field instanceof MapNode map ? field(map) : field));
            changed = changed.with("fields", new ListNode(made, fields.span()));
        }
        if (schema.map("config") != null) {
            changed = changed.with("config", attributes(schema.map("config")));
        }
        return changed;
    }

    private static MapNode field(MapNode field) {
        if (field.string("name") != null) {
            return attributes(field);
        }
        List<MapNode.Entry> entries = new ArrayList<>();
        for (MapNode.Entry entry : field.entries()) {
            Node value = entry.value() instanceof MapNode map ? attributes(map) : entry.value();
            entries.add(new MapNode.Entry(entry.key(), value));
        }
        return new MapNode(entries, field.span());
    }

    private static MapNode attributes(@org.jspecify.annotations.Nullable MapNode field) {
        MapNode attributes = field == null ? MapNode.empty() : field;
        if (!"record".equals(attributes.string("type"))) {
            return attributes;
        }
        MapNode required = attributes.has("required") ? attributes : attributes.with("required", Scalar.bool(true));
        return in(required);
    }
}
