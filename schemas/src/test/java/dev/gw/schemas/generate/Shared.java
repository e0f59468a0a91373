package dev.gw.schemas.generate;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The definitions that all files share, json/common.json, and the references to them. */
final class Shared {
    private final String file;

    /** @param file common.json as seen from the file that is being written */
    Shared(String file) {
        this.file = file;
    }

    ObjectNode uuid(boolean nullable) {
        return ref(nullable ? "uuid-or-null" : "uuid");
    }

    /** Nested entities get their parent's reference from where they stand, so it may always be null. */
    ObjectNode reference() {
        return ref("reference");
    }

    ObjectNode ref(String name) {
        return KongData.object().put("$ref", file + "#/$defs/" + name);
    }

    static ObjectNode document() {
        ObjectNode document = Documents.head("Shared definitions", "Parts that the other schemas of gw use.");
        ObjectNode defs = document.putObject("$defs");
        defs.set("placeholder", placeholder());
        defs.set("uuid", uuidSchema("string"));
        defs.set("uuid-or-null", uuidSchema("string", "null"));
        defs.set("reference", referenceSchema());
        defs.set("comment", comment());
        defs.set("ignore", ignore());
        return document;
    }

    private static ObjectNode placeholder() {
        return KongData.object()
                .put(
                        "description",
                        "A value from the environment or a settings file: ${NAME}, ${NAME:-default}, ${NAME:?message}.")
                .put("type", "string")
                .put("pattern", FieldSchema.PLACEHOLDER);
    }

    private static ObjectNode comment() {
        return KongData.object()
                .put("description", "A remark for people. Kong keeps nothing of it.")
                .set("type", nullable("string"));
    }

    private static ObjectNode ignore() {
        ObjectNode schema = KongData.object().put("description", "Anything: Kong does not look at it.");
        return schema.set("type", nullable("array", "object"));
    }

    private static ArrayNode nullable(String... types) {
        ArrayNode names = KongData.JSON.createArrayNode();
        for (String type : types) {
            names.add(type);
        }
        return names.add("null");
    }

    private static ObjectNode uuidSchema(String... types) {
        ObjectNode schema = KongData.object().put("description", "A UUID.");
        FieldSchema.types(schema, false, types);
        String hex = "[0-9A-Fa-f]";
        return schema.put(
                "pattern",
                "^" + hex + "{8}-" + hex + "{4}-" + hex + "{4}-" + hex + "{4}-" + hex + "{12}$|"
                        + FieldSchema.PLACEHOLDER);
    }

    private static ObjectNode referenceSchema() {
        ObjectNode schema = KongData.object()
                .put("description", "Another entity: its name or id as a string, or a map with one of them.");
        FieldSchema.types(schema, true, "string", "object");
        schema.put("minLength", 1).put("minProperties", 1);
        schema.putObject("additionalProperties").put("type", "string");
        return schema;
    }
}
