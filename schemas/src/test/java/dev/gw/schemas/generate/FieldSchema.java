package dev.gw.schemas.generate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One field of Kong's schema language as JSON Schema. */
final class FieldSchema {
    /** A part of gw's own: the value comes from the environment or a settings file. */
    static final String PLACEHOLDER = "\\$\\{";

    private final Texts texts;
    private final RecordSchema records;
    private final Shared shared;

    FieldSchema(Texts texts, Shared shared) {
        this.texts = texts;
        this.shared = shared;
        this.records = new RecordSchema(this);
    }

    RecordSchema records() {
        return records;
    }

    Shared shared() {
        return shared;
    }

    /** The schema of a field, with what people wrote about it. */
    ObjectNode named(JsonNode field, String path) {
        ObjectNode schema = KongData.object();
        if (field.path("name").asString().equals("updated_at")) {
            return schema.put("description", "Kong sets it; what is written here is not looked at.");
        }
        texts.about(path).ifPresent(text -> schema.put("description", text));
        deprecation(field, schema);
        JsonNode initial = field.path("default");
        if (!initial.isMissingNode() && !initial.asString("").equals("$null")) {
            schema.set("default", initial);
        }
        schema.setAll(value(field, path, !field.path("required").asBoolean(false)));
        return schema;
    }

    private static void deprecation(JsonNode field, ObjectNode schema) {
        JsonNode deprecation = field.path("deprecation");
        if (deprecation.isMissingNode()) {
            return;
        }
        StringBuilder instead = new StringBuilder();
        for (JsonNode replacement : deprecation.path("replaced_with")) {
            instead.append(instead.isEmpty() ? "" : ", ")
                    .append('`')
                    .append(String.join(".", KongData.strings(replacement.path("path"))))
                    .append('`');
        }
        String text = instead.isEmpty() ? "Old name." : "Old name of " + instead + ".";
        schema.put("description", text + " It still works; Kong 4.0 takes it away.");
        schema.put("deprecated", true);
    }

    /** The schema of a value; an explicit null is allowed where the field may be absent. */
    ObjectNode value(JsonNode field, String path, boolean nullable) {
        return switch (field.path("type").asString()) {
            case "string" -> new StringSchema(field, nullable, shared).build();
            case "integer", "number", "boolean" -> scalar(field, nullable);
            case "array", "set" -> list(field, path, nullable);
            case "map" -> map(field, path, nullable);
            case "record" -> records.build(field, path, nullable);
            case "foreign" -> shared.reference();
            default -> KongData.object();
        };
    }

    private static ObjectNode scalar(JsonNode field, boolean nullable) {
        ObjectNode schema = KongData.object();
        if (field.has("one_of")) {
            ArrayNode choices = schema.putArray("anyOf");
            ArrayNode values = choices.addObject().putArray("enum");
            field.path("one_of").forEach(values::add);
            if (nullable) {
                values.addNull();
            }
            choices.addObject().put("type", "string").put("pattern", PLACEHOLDER);
            return schema;
        }
        types(schema, nullable, field.path("type").asString(), "string");
        range(field, schema);
        return schema.put("pattern", PLACEHOLDER);
    }

    private static void range(JsonNode field, ObjectNode schema) {
        if (field.has("between")) {
            schema.set("minimum", field.path("between").get(0));
            schema.set("maximum", field.path("between").get(1));
        }
        if (field.path("timestamp").asBoolean(false)) {
            schema.put("exclusiveMinimum", 0);
        }
        if (field.has("gt")) {
            schema.set("exclusiveMinimum", field.path("gt"));
        }
    }

    private ObjectNode list(JsonNode field, String path, boolean nullable) {
        ObjectNode schema = KongData.object();
        types(schema, nullable, "array", "object");
        schema.set("items", value(field.path("elements"), path, false));
        copy(field, "len_min", schema, "minItems");
        copy(field, "len_max", schema, "maxItems");
        for (JsonNode subset : field.path("mutually_exclusive_subsets")) {
            ArrayNode any = (ArrayNode) (schema.has("anyOf") ? schema.path("anyOf") : schema.putArray("anyOf"));
            ObjectNode item = any.addObject().putObject("items");
            ArrayNode ways = item.putArray("anyOf");
            ways.addObject().set("enum", subset);
            ways.addObject().put("type", "string").put("pattern", PLACEHOLDER);
        }
        return schema.put("maxProperties", 0);
    }

    private ObjectNode map(JsonNode field, String path, boolean nullable) {
        ObjectNode schema = KongData.object();
        types(schema, nullable, "object", "array");
        JsonNode keys = field.path("keys");
        ObjectNode names = new StringSchema(keys, false, shared).build();
        names.remove("type");
        if (!names.isEmpty()) {
            schema.set("propertyNames", names);
        }
        schema.set("additionalProperties", value(field.path("values"), path, false));
        copy(field, "len_min", schema, "minProperties");
        copy(field, "len_max", schema, "maxProperties");
        return schema.put("maxItems", 0);
    }

    static void copy(JsonNode from, String name, ObjectNode to, String as) {
        if (from.has(name)) {
            to.set(as, from.path(name));
        }
    }

    /** Whether a record has a field of its own of that name. */
    static boolean isField(JsonNode node, String name) {
        for (JsonNode field : node.path("fields")) {
            if (field.path("name").asString().equals(name)) {
                return true;
            }
        }
        return false;
    }

    static void types(ObjectNode schema, boolean nullable, String... types) {
        ArrayNode names = KongData.JSON.createArrayNode();
        for (String type : types) {
            names.add(type);
        }
        if (nullable) {
            names.add("null");
        }
        schema.set("type", names.size() == 1 ? names.get(0) : names);
    }
}
