package dev.gw.schemas.generate;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** json/kong.json, a whole configuration, and json/fragment*.json, parts of one as files under config/ hold them. */
final class WholeDocument {
    ObjectNode kong() {
        ObjectNode schema = Documents.head(
                "Kong configuration",
                "A declarative configuration for Kong 3.9, nested or flat, with what gw adds for sources.");
        schema.put("type", "object");
        schema.set("properties", properties());
        schema.put("additionalProperties", false);
        schema.putArray("required").add("_format_version");
        return schema;
    }

    private ObjectNode properties() {
        ObjectNode properties = KongData.object();
        ObjectNode version = properties.putObject("_format_version");
        version.put("description", "Always \"3.0\", in quotes. gw upgrades files that say 1.1 or 2.1.");
        version.putArray("enum").add("3.0").add("2.1").add("1.1");
        switches(properties);
        deck(properties);
        properties.putObject("policies").put("$ref", "policies.json");
        KongData.entities().forEach(plural -> properties.set(plural, list(plural)));
        return properties;
    }

    private static void switches(ObjectNode properties) {
        ObjectNode transform = properties.putObject("_transform");
        transform
                .put("description", "Whether Kong hashes plain passwords when it loads the file.")
                .put("default", true);
        FieldSchema.types(transform, true, "boolean");
        properties.putObject("_comment").put("$ref", "common.json#/$defs/comment");
        properties.putObject("_ignore").put("$ref", "common.json#/$defs/ignore");
    }

    private static void deck(ObjectNode properties) {
        ObjectNode tags = properties.putObject("_tags").put("description", "Tags for every entity of this file.");
        tags.put("type", "array").putObject("items").put("type", "string").put("minLength", 1);
        ObjectNode info = properties.putObject("_info").put("description", "decK's notes on the file.");
        info.put("type", "object");
        ObjectNode inInfo = info.putObject("properties");
        ObjectNode select =
                inInfo.putObject("select_tags").put("description", "Tags that every entity of the file gets.");
        select.put("type", "array").putObject("items").put("type", "string").put("minLength", 1);
        inInfo.putObject("defaults")
                .put("description", "Values for fields that entities of a kind leave out.")
                .put("type", "object");
        ObjectNode configs = properties.putObject("_plugin_configs");
        configs.put("description", "Named plugin configs; a plugin takes one with `_config: name`.");
        configs.put("type", "object").putObject("additionalProperties").put("type", "object");
    }

    private static ObjectNode list(String plural) {
        ObjectNode list = KongData.object();
        FieldSchema.types(list, true, "array", "object");
        ObjectNode item = KongData.object().put("$ref", file(plural));
        ArrayNode required = KongData.JSON.createArrayNode();
        for (JsonNode field : KongData.entity(plural).path("fields")) {
            if (field.path("type").asString().equals("foreign")
                    && field.path("required").asBoolean(false)) {
                required.add(field.path("name"));
            }
        }
        if (!required.isEmpty()) {
            item.set("required", required);
        }
        list.set("items", item);
        return list.put("maxProperties", 0);
    }

    private static String file(String plural) {
        return "entities/" + KongData.singular(plural) + ".json";
    }

    /** A file anywhere under config/: keyed, a list, or one entity. */
    ObjectNode fragment(List<String> plurals) {
        ObjectNode schema = Documents.head(
                "Fragment", "A file under config/: entities by their kinds, a list of entities, or one entity.");
        ArrayNode any = KongData.JSON.createArrayNode();
        plurals.forEach(plural -> any.addObject().put("$ref", file(plural)));
        shapes(schema, "", KongData.object().set("anyOf", any));
        return schema;
    }

    /** A file under config/KIND/. */
    ObjectNode fragmentOf(String plural) {
        ObjectNode schema = Documents.head(
                "Fragment of " + plural.replace('_', ' '),
                "A file under config/" + plural + "/: a list, one entity, or entities by their kinds.");
        shapes(schema, "../", KongData.object().put("$ref", "../" + file(plural)));
        return schema;
    }

    private void shapes(ObjectNode schema, String up, ObjectNode entity) {
        FieldSchema.types(schema, false, "array", "object");
        schema.putObject("if").put("type", "array");
        schema.putObject("then").set("items", entity);
        ObjectNode map = schema.putObject("else");
        ArrayNode keys = map.putObject("if").putObject("propertyNames").putArray("enum");
        ObjectNode keyed = map.putObject("then").putObject("properties");
        properties().properties().forEach(entry -> {
            keys.add(entry.getKey());
            keyed.putObject(entry.getKey()).put("$ref", up + "kong.json#/properties/" + entry.getKey());
        });
        map.set("else", entity);
    }
}
