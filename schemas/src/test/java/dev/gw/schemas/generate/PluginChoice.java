package dev.gw.schemas.generate;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** In a plugin entity: the config, protocols and scope that its name allows. */
final class PluginChoice {
    private PluginChoice() {}

    static void addTo(ObjectNode schema) {
        ObjectNode properties = (ObjectNode) schema.path("properties");
        EntityDocument.freeConfig(properties);
        properties
                .putObject("_config")
                .put("description", "Name of an entry of `_plugin_configs` that `config` is laid over.")
                .put("type", "string");
        ArrayNode names = ((ObjectNode) properties.path("name")).putArray("anyOf");
        names.addObject().set("enum", KongData.JSON.valueToTree(KongData.knownPlugins()));
        names.addObject().put("description", "a plugin of your own").put("type", "string");
        ArrayNode all = (ArrayNode) RecordSchema.all(schema);
        KongData.knownPlugins().forEach(name -> all.add(rule(name)));
    }

    private static ObjectNode rule(String name) {
        ObjectNode plugin = KongData.plugin(name);
        ObjectNode rule = KongData.object();
        ObjectNode condition = rule.putObject("if");
        condition.putObject("properties").putObject("name").put("const", name);
        condition.putArray("required").add("name");
        ObjectNode then = rule.putObject("then");
        ObjectNode properties = then.putObject("properties");
        for (String scope : List.of("consumer", "route", "service")) {
            JsonNode allowed = plugin.path("scope").path(scope);
            if (allowed.isBoolean() && !allowed.asBoolean()) {
                properties.putObject(scope).put("type", "null");
            }
        }
        if (plugin.has("protocols")) {
            properties.set("protocols", protocols(plugin.path("protocols")));
        }
        config(name, plugin, then);
        return rule;
    }

    private static ObjectNode protocols(JsonNode field) {
        ObjectNode protocols = KongData.object();
        ArrayNode any = protocols.putObject("items").putArray("anyOf");
        any.addObject().set("enum", field.path("elements").path("one_of"));
        any.addObject().put("type", "string").put("pattern", FieldSchema.PLACEHOLDER);
        return protocols;
    }

    private static void config(String name, ObjectNode plugin, ObjectNode then) {
        then.putObject("if").putArray("required").add("_config");
        ObjectNode complete = then.putObject("else");
        complete.putObject("properties").putObject("config").put("$ref", "../plugins/" + name + ".json");
        if (RecordSchema.mustBeWritten(plugin.path("config")) || needsConfig(plugin)) {
            complete.putArray("required").add("config");
        }
    }

    /** An empty config would break a check that one of several fields is there. */
    private static boolean needsConfig(ObjectNode plugin) {
        FieldPaths paths = new FieldPaths(plugin.path("config"));
        for (JsonNode check : plugin.path("entity_checks")) {
            JsonNode names = check.path("at_least_one_of");
            if (!names.isMissingNode() && !paths.anyHasDefault(names)) {
                return true;
            }
        }
        return false;
    }
}
