package dev.gw.schemas.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A string of Kong's schema language as JSON Schema. */
final class StringSchema {
    private final JsonNode field;
    private final boolean nullable;
    private final Shared shared;
    private final ObjectNode schema = KongData.object();
    private final List<String> patterns = new ArrayList<>();

    StringSchema(JsonNode field, boolean nullable, Shared shared) {
        this.field = field;
        this.nullable = nullable;
        this.shared = shared;
    }

    ObjectNode build() {
        if (field.path("uuid").asBoolean(false)) {
            return shared.uuid(nullable);
        }
        if (field.has("one_of")) {
            return choice();
        }
        FieldSchema.types(schema, nullable, "string");
        int least = field.path("len_min").asInt(1);
        if (least > 0) {
            schema.put("minLength", least);
        }
        FieldSchema.copy(field, "len_max", schema, "maxLength");
        collectPatterns();
        addPatterns();
        exclusions();
        return schema;
    }

    private ObjectNode choice() {
        ArrayNode choices = schema.putArray("anyOf");
        ArrayNode values = choices.addObject().putArray("enum");
        field.path("one_of").forEach(values::add);
        if (nullable) {
            values.addNull();
        }
        choices.addObject().put("type", "string").put("pattern", escapes());
        return schema;
    }

    private void collectPatterns() {
        if (field.has("match")) {
            LuaPattern.toRegex(field.path("match").asString()).ifPresent(patterns::add);
        }
        if (field.has("starts_with")) {
            patterns.add("^" + field.path("starts_with").asString());
        }
        for (JsonNode match : field.path("match_all")) {
            LuaPattern.toRegex(match.path("pattern").asString()).ifPresent(patterns::add);
        }
        List<String> any = new ArrayList<>();
        for (JsonNode match : field.path("match_any").path("patterns")) {
            LuaPattern.toRegex(match.asString()).ifPresent(any::add);
        }
        if (!any.isEmpty()) {
            patterns.add(String.join("|", any));
        }
        if (field.path("func").asString("").equals("url")) {
            patterns.add("^[A-Za-z][A-Za-z0-9+.\\-]*://[^/]");
        }
        Formats.pattern(field.path("custom_validator").asString("")).ifPresent(patterns::add);
    }

    private void addPatterns() {
        if (patterns.size() == 1) {
            schema.put("pattern", patterns.get(0) + "|" + escapes());
        } else if (!patterns.isEmpty()) {
            ArrayNode all = schema.putArray("allOf");
            patterns.forEach(pattern -> all.addObject().put("pattern", pattern + "|" + escapes()));
        }
    }

    private void exclusions() {
        ArrayNode none = KongData.JSON.createArrayNode();
        for (JsonNode match : field.path("match_none")) {
            Optional<String> regex = LuaPattern.toRegex(match.path("pattern").asString());
            regex.ifPresent(text -> none.addObject()
                    .put("type", "string")
                    .put("pattern", "^(?!.*" + FieldSchema.PLACEHOLDER + ")" + anywhere(text)));
        }
        if (field.has("not_one_of")) {
            none.addObject().set("enum", field.path("not_one_of"));
        }
        if (!none.isEmpty()) {
            schema.putObject("not").set("anyOf", none);
        }
    }

    private static String anywhere(String regex) {
        return regex.startsWith("^") ? regex.substring(1) : ".*" + regex;
    }

    private String escapes() {
        return FieldSchema.PLACEHOLDER + (field.path("referenceable").asBoolean(false) ? "|^\\{vault://" : "");
    }
}
