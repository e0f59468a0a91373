package dev.gw.schemas.generate;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A field's type, range and default in words, for the tables of the plugin pages. */
final class FieldWords {
    private FieldWords() {}

    static String type(JsonNode field) {
        String type = field.path("type").asString();
        if (field.has("one_of")) {
            return choices(field);
        }
        return switch (type) {
            case "array", "set" -> "list of " + plural(field.path("elements"));
            case "map" -> "map to " + plural(field.path("values"));
            case "record" -> "map";
            default -> type + range(field);
        };
    }

    private static String plural(JsonNode element) {
        if (element.has("one_of")) {
            return choices(element);
        }
        String type = element.path("type").asString();
        return type.equals("array") ? "lists of strings" : type.equals("record") ? "maps" : type + "s" + range(element);
    }

    private static String choices(JsonNode field) {
        List<String> values = new ArrayList<>();
        field.path("one_of").forEach(value -> values.add("`" + value.asString() + "`"));
        return String.join(", ", values);
    }

    private static String range(JsonNode field) {
        if (field.has("between")) {
            JsonNode between = field.path("between");
            return " " + between.get(0).asString() + "–" + between.get(1).asString();
        }
        return field.has("gt") ? " > " + field.path("gt").asString() : "";
    }

    static String initial(JsonNode field) {
        JsonNode initial = field.path("default");
        if (RecordSchema.mustBeWritten(field)) {
            return "**required**";
        }
        if (initial.isMissingNode() || initial.asString("").equals("$null")) {
            return "";
        }
        return "`" + (initial.isString() ? initial.asString() : initial.toString()).replace("|", "\\|") + "`";
    }
}
