package dev.gw.schemas.generate;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * json/overlay.json and json/overlays/: what differs in an environment. Made from the schemas of whole entities: nothing
 * is required, checks across fields wait for the merged document, and every field may hold an instruction instead of a
 * value.
 */
final class OverlayDocument {
    private static final String INSTRUCTIONS = "overlay.json#/$defs/";

    private OverlayDocument() {}

    /** All of its files, by their paths, from the files that are made already. */
    static void addTo(Map<String, String> files) {
        for (String plural : KongData.entities()) {
            String name = KongData.singular(plural);
            ObjectNode whole = read(files, "entities/" + name + ".json");
            files.put("overlays/" + name + ".json", Documents.text(entity(plural, whole)));
        }
        for (String name : KongData.knownPlugins()) {
            ObjectNode whole = read(files, "plugins/" + name + ".json");
            ObjectNode schema = Documents.head("Changes to the config of the plugin " + name, "");
            record(whole, "../../plugins/" + name + ".json#", "../../", schema);
            files.put("overlays/plugins/" + name + ".json", Documents.text(schema));
        }
        files.put("overlay.json", Documents.text(overlay(read(files, "kong.json"))));
    }

    private static ObjectNode read(Map<String, String> files, String name) {
        return (ObjectNode) KongData.JSON.readTree(files.get(name));
    }

    private static ObjectNode overlay(ObjectNode kong) {
        ObjectNode schema = Documents.head(
                "Overlay",
                "A file under config/env/: entities of the base by their names, with what differs in the environment.");
        FieldSchema.types(schema, false, "array", "object");
        ArrayNode any = KongData.JSON.createArrayNode();
        for (String plural : KongData.entities()) {
            any.addObject().put("$ref", "overlays/" + KongData.singular(plural) + ".json");
        }
        ObjectNode entity = KongData.object().set("anyOf", any);
        schema.putObject("if").put("type", "array");
        schema.putObject("then").set("items", entity);
        ObjectNode map = schema.putObject("else");
        ArrayNode keys = map.putObject("if").putObject("propertyNames").putArray("enum");
        ObjectNode keyed = map.putObject("then").putObject("properties");
        kong.path("properties").properties().forEach(entry -> {
            keys.add(entry.getKey());
            keyed.set(entry.getKey(), key(entry.getKey()));
        });
        map.set("else", entity);
        schema.set("$defs", instructions());
        return schema;
    }

    private static ObjectNode key(String name) {
        if (name.equals("policies")) {
            return policies();
        }
        if (!KongData.entities().contains(name)) {
            return KongData.object().put("$ref", "kong.json#/properties/" + name);
        }
        return list("overlays/" + KongData.singular(name) + ".json");
    }

    /** A policy of the base by its name with the fields that differ, or a whole one. */
    private static ObjectNode policies() {
        ObjectNode list = KongData.object().put("type", "array");
        ObjectNode item = list.putObject("items");
        item.putObject("if").putArray("required").add("policy");
        item.putObject("then").put("$ref", "policies.json#/items");
        ObjectNode change = item.putObject("else").put("type", "object");
        change.putArray("required").add("name");
        change.putObject("properties")
                .putObject("name")
                .put("type", "string")
                .put("description", "The policy of the base that differs here.");
        return list;
    }

    private static ObjectNode list(String file) {
        ObjectNode list = KongData.object();
        FieldSchema.types(list, true, "array", "object");
        list.putObject("items").put("$ref", file);
        return list.put("maxProperties", 0);
    }

    private static ObjectNode instructions() {
        ObjectNode defs = KongData.object();
        ObjectNode any = defs.putObject("instructions");
        any.put("description", "What to do with the value of the base.").put("type", "object");
        ObjectNode properties = any.putObject("properties");
        for (String name : List.of("$append", "$prepend")) {
            properties
                    .putObject(name)
                    .put("description", "Items to add " + (name.equals("$append") ? "behind" : "before") + " the list.")
                    .put("type", "array");
        }
        ObjectNode remove = properties.putObject("$remove");
        remove.put("description", "true for the whole field, or the items of the list to remove.");
        ArrayNode either = remove.putArray("anyOf");
        either.addObject().put("const", true);
        either.addObject().put("type", "array").put("minItems", 1);
        properties.putObject("$replace").put("description", "The value itself, where a map would be merged.");
        any.put("additionalProperties", false);
        ObjectNode isOne = defs.putObject("is-instruction").put("type", "object");
        isOne.put("minProperties", 1).putObject("propertyNames").put("pattern", "^\\$");
        return defs;
    }

    private static ObjectNode entity(String plural, ObjectNode whole) {
        String name = KongData.singular(plural);
        ObjectNode schema = Documents.head("Changes to a " + name.replace('_', ' '), "");
        record(whole, "../entities/" + name + ".json#", "../", schema);
        ObjectNode properties = (ObjectNode) schema.path("properties");
        properties
                .putObject("$new")
                .put("description", "Whether it is an entity of its own, which the base does not have.")
                .put("type", "boolean");
        properties
                .putObject("$remove")
                .put("description", "Removes it, with everything that belongs to it.")
                .put("const", true);
        for (String child : KongData.children(plural)) {
            ObjectNode list = list(KongData.singular(child) + ".json");
            if (FieldSchema.isField(KongData.entity(plural), child)) {
                ArrayNode any = KongData.object().putArray("anyOf");
                any.addObject().put("$ref", "../entities/" + name + ".json#/properties/" + child);
                any.add(list);
                list = KongData.object().set("anyOf", any);
            }
            properties.set(child, list);
        }
        if (plural.equals("plugins")) {
            ArrayNode all = schema.putArray("allOf");
            KongData.knownPlugins().forEach(plugin -> all.add(config(plugin)));
        }
        return schema;
    }

    private static ObjectNode config(String plugin) {
        ObjectNode rule = KongData.object();
        ObjectNode condition = rule.putObject("if");
        condition.putObject("properties").putObject("name").put("const", plugin);
        condition.putArray("required").add("name");
        ObjectNode config = rule.putObject("then").putObject("properties").putObject("config");
        instructionOr(KongData.object().put("$ref", "plugins/" + plugin + ".json"), "../", config);
        return rule;
    }

    /** The fields of a record, none of them required, each a value or an instruction. */
    private static void record(JsonNode whole, String at, String up, ObjectNode schema) {
        FieldSchema.types(schema, false, "object");
        ObjectNode properties = schema.putObject("properties");
        whole.path("properties").properties().forEach(entry -> {
            String name = entry.getKey();
            boolean moved = whole.path("else").path("properties").has(name);
            String place = at + (moved ? "/else" : "") + "/properties/" + name;
            JsonNode field = moved ? whole.path("else").path("properties").path(name) : entry.getValue();
            ObjectNode value = properties.putObject(name);
            FieldSchema.copy(entry.getValue(), "description", value, "description");
            instructionOr(value(field, place, up), up, value);
        });
        schema.put("additionalProperties", false);
    }

    /** A map is merged field by field; anything else stands as it would in the base. */
    private static ObjectNode value(JsonNode field, String place, String up) {
        ObjectNode value = KongData.object();
        if (field.has("properties")) {
            record(field, place, up, value);
        } else if (field.path("additionalProperties").isObject()) {
            FieldSchema.types(value, true, "object", "array");
            ObjectNode each = value.putObject("additionalProperties");
            instructionOr(KongData.object().put("$ref", place + "/additionalProperties"), up, each);
        } else {
            value.put("$ref", place);
        }
        return value;
    }

    private static void instructionOr(ObjectNode value, String up, ObjectNode into) {
        into.putObject("if").put("$ref", up + INSTRUCTIONS + "is-instruction");
        into.putObject("then").put("$ref", up + INSTRUCTIONS + "instructions");
        into.set("else", value);
    }
}
