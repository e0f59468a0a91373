package dev.gw.schemas.generate;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A record of Kong's schema language as JSON Schema. */
final class RecordSchema {
    private final FieldSchema fields;

    RecordSchema(FieldSchema fields) {
        this.fields = fields;
    }

    ObjectNode build(JsonNode node, String path, boolean nullable) {
        ObjectNode schema = KongData.object();
        FieldSchema.types(schema, nullable, "object", "array");
        schema.set("properties", properties(node, path));
        schema.put("additionalProperties", false).put("maxItems", 0);
        require(node, schema);
        ObjectNode checks = KongData.object();
        new CheckSchema(node, checks).addAll(node.path("entity_checks"));
        if (!checks.isEmpty()) {
            ObjectNode part = ((ArrayNode) all(schema)).addObject();
            part.putObject("if").put("type", "object");
            part.set("then", checks);
        }
        return schema;
    }

    ObjectNode properties(JsonNode node, String path) {
        ObjectNode properties = KongData.object();
        for (JsonNode field : node.path("fields")) {
            String name = field.path("name").asString();
            properties.set(name, fields.named(field, path + "." + name));
        }
        for (JsonNode field : node.path("shorthand_fields")) {
            String name = field.path("name").asString();
            if (!properties.has(name)) {
                properties.set(name, fields.named(field, path + "." + name));
            }
        }
        return properties;
    }

    /** Names the fields that have to be written, where nothing else can fill them. */
    static void require(JsonNode node, ObjectNode schema) {
        List<String> required = new ArrayList<>();
        for (JsonNode field : node.path("fields")) {
            if (mustBeWritten(field)) {
                List<String> others = shorthandsFor(node, field.path("name").asString());
                if (others.isEmpty()) {
                    required.add(field.path("name").asString());
                } else {
                    others.add(0, field.path("name").asString());
                    ArrayNode any = ((ArrayNode) all(schema)).addObject().putArray("anyOf");
                    others.forEach(name -> any.addObject().putArray("required").add(name));
                }
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", KongData.JSON.valueToTree(required));
        }
    }

    static JsonNode all(ObjectNode schema) {
        return schema.has("allOf") ? schema.path("allOf") : schema.putArray("allOf");
    }

    static boolean mustBeWritten(JsonNode field) {
        if (!field.path("required").asBoolean(false)
                || field.path("auto").asBoolean(false)
                || field.path("type").asString().equals("foreign")
                || field.has("default")) {
            return false;
        }
        if (!field.path("type").asString().equals("record")) {
            return true;
        }
        for (JsonNode inner : field.path("fields")) {
            if (mustBeWritten(inner)) {
                return true;
            }
        }
        return false;
    }

    /** The shorthand fields that fill {@code name}, or something in it. */
    static List<String> shorthandsFor(JsonNode node, String name) {
        List<String> names = new ArrayList<>();
        for (JsonNode shorthand : node.path("shorthand_fields")) {
            String target = target(shorthand);
            if (target.equals(name) || target.startsWith(name + ".")) {
                names.add(shorthand.path("name").asString());
            }
        }
        return names;
    }

    /** The path of the field that a shorthand fills. */
    static String target(JsonNode shorthand) {
        if (shorthand.path("func").asString("").equals("url")) {
            return "host";
        }
        JsonNode replaced =
                shorthand.path("deprecation").path("replaced_with").path(0).path("path");
        return replaced.isMissingNode()
                ? shorthand.path("maps_to").path(0).asString("")
                : String.join(".", KongData.strings(replaced));
    }
}
