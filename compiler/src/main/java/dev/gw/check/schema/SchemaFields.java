package dev.gw.check.schema;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the fields of a schema in either shape: {@code {"name": "host", "type": "string"}} as gw's data has them, or
 * {@code {"host": {"type": "string"}}} as Kong's definitions do. A plugin's data has {@code config} and
 * {@code protocols} beside each other and says by {@code scope} where the plugin may stand.
 */
final class SchemaFields {
    private SchemaFields() {}

    static List<FieldDef> read(MapNode schema) {
        List<FieldDef> fields = new ArrayList<>();
        for (Node field : Tables.items(schema.get("fields"))) {
            if (field instanceof MapNode map) {
                add(map, fields);
            }
        }
        MapNode scope = schema.map("scope");
        if (scope != null) {
            addPlugin(schema, scope, fields);
        }
        return fields;
    }

    private static void add(MapNode field, List<FieldDef> fields) {
        String name = field.string("name");
        if (name != null) {
            fields.add(new FieldDef(name, field));
        } else {
            for (MapNode.Entry entry : field.entries()) {
                if (entry.value() instanceof MapNode attributes) {
                    fields.add(new FieldDef(entry.name(), attributes));
                }
            }
        }
    }

    private static void addPlugin(MapNode schema, MapNode scope, List<FieldDef> fields) {
        for (String part : List.of("config", "protocols")) {
            MapNode field = schema.map(part);
            if (field != null) {
                fields.add(new FieldDef(part, field));
            }
        }
        for (String place : List.of("consumer", "service", "route")) {
            if (scope.get(place) instanceof dev.gw.document.Scalar allowed
                    && allowed.isBoolean()
                    && !allowed.isTrue()) {
                fields.add(Foreign.forbidden(place, place + "s"));
            }
        }
    }
}
