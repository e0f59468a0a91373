package dev.gw.check.schema;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import org.jspecify.annotations.Nullable;

/** Fields whose values a JSON Schema describes. Kong 3.9 has one: the configuration of a filter, a string or null. */
final class JsonField {
    private JsonField() {}

    static @Nullable Fault problem(FieldDef field, MapNode record, Node value) {
        MapNode schema = field.source().map("json_schema");
        MapNode fallback = schema == null ? null : schema.map("default");
        if (fallback == null || (value instanceof Scalar scalar && (scalar.isString() || scalar.isNull()))) {
            return null;
        }
        String name = record.string("name");
        return name == null
                ? null
                : Fault.of("value failed JSON-schema validation: wrong type: expected one of string, null");
    }
}
