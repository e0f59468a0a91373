package dev.gw.schemas.generate;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** json/entities/NAME.json: one entity, with what may be nested in it. */
final class EntityDocument {
    private final String plural;
    private final Texts texts;
    private final Shared shared = new Shared("../common.json");
    private final FieldSchema fields;
    private final ObjectNode data;

    EntityDocument(String plural, Texts texts) {
        this.plural = plural;
        this.texts = texts;
        this.fields = new FieldSchema(texts, shared);
        this.data = KongData.entity(plural);
    }

    ObjectNode build() {
        ObjectNode schema = Documents.head(title(), texts.about(plural).orElse(""));
        schema.put("type", "object");
        ObjectNode properties = fields.records().properties(data, plural);
        addOwn(properties);
        KongData.children(plural).forEach(child -> nest(properties, child));
        schema.set("properties", properties);
        schema.put("additionalProperties", false);
        RecordSchema.require(data, schema);
        new CheckSchema(data, schema).addAll(data.path("entity_checks"));
        special(schema);
        return schema;
    }

    private String title() {
        String words = KongData.singular(plural).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private void addOwn(ObjectNode properties) {
        properties.set("_comment", shared.ref("comment"));
        properties.set("_ignore", shared.ref("ignore"));
        if (data.path("ttl").asBoolean(false)) {
            properties.putObject("ttl").put("description", "Seconds until the entity is gone.");
        }
    }

    private void nest(ObjectNode properties, String child) {
        ObjectNode list = KongData.object();
        list.put(
                "description",
                "The " + child.replace('_', ' ') + " of this "
                        + KongData.singular(plural).replace('_', ' ') + ".");
        FieldSchema.types(list, true, "array", "object");
        ObjectNode item = KongData.object().put("$ref", KongData.singular(child) + ".json");
        JsonNode own = properties.path(child).path("items");
        if (own.isMissingNode()) {
            list.set("items", item);
        } else {
            ArrayNode any = list.putObject("items").putArray("anyOf");
            any.add(own).add(item);
        }
        properties.set(child, list.put("maxProperties", 0));
    }

    private void special(ObjectNode schema) {
        if (plural.equals("services")) {
            unless(schema, "url", KongData.object().put("type", "string"), List.of("protocol", "host", "port", "path"));
        } else if (plural.equals("upstreams")) {
            ObjectNode hashless = KongData.object();
            hashless.putArray("enum").add("least-connections").add("latency");
            unless(schema, "algorithm", hashless, List.of());
        } else if (plural.equals("routes")) {
            RouteProtocols.addTo(data, schema);
        } else if (plural.equals("plugins")) {
            PluginChoice.addTo(schema);
        } else if (plural.equals("vaults")) {
            vaults(schema);
        }
    }

    /** The checks, and those on the given fields, hold only if {@code name} does not overrule them. */
    private static void unless(ObjectNode schema, String name, ObjectNode overrules, List<String> overruled) {
        ObjectNode rest = KongData.object();
        ObjectNode properties = (ObjectNode) schema.path("properties");
        for (String field : overruled) {
            ObjectNode whole = (ObjectNode) properties.path(field);
            ObjectNode told = KongData.object();
            FieldSchema.copy(whole, "description", told, "description");
            FieldSchema.copy(whole, "default", told, "default");
            properties.set(field, told);
            ObjectNode checked = whole.deepCopy();
            checked.remove(List.of("description", "default"));
            rest.withObject("properties").set(field, checked);
        }
        rest.set("allOf", schema.remove("allOf"));
        ObjectNode condition = schema.putObject("if");
        condition.putArray("required").add(name);
        condition.putObject("properties").set(name, overrules);
        schema.set("else", rest);
    }

    private void vaults(ObjectNode schema) {
        ArrayNode all = (ArrayNode) RecordSchema.all(schema);
        data.path("config_schemas").properties().forEach(vault -> {
            ObjectNode part = all.addObject();
            part.putObject("if").putObject("properties").putObject("name").put("const", vault.getKey());
            JsonNode config = vault.getValue().path("fields").path(0);
            part.putObject("then")
                    .putObject("properties")
                    .set("config", fields.value(config, "vaults." + vault.getKey(), false));
        });
        freeConfig((ObjectNode) schema.path("properties"));
    }

    /** The config's schema hangs on the name, so the entity itself says nothing about it. */
    static void freeConfig(ObjectNode properties) {
        ObjectNode config = KongData.object();
        FieldSchema.copy(properties.path("config"), "description", config, "description");
        FieldSchema.types(config, false, "object", "array");
        properties.set("config", config.put("maxItems", 0));
    }
}
