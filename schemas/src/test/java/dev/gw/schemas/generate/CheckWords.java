package dev.gw.schemas.generate;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The checks between fields of a plugin in words. */
final class CheckWords {
    private CheckWords() {}

    static List<String> of(JsonNode checks) {
        List<String> words = new ArrayList<>();
        for (JsonNode check : checks) {
            check.properties().forEach(entry -> {
                String text = say(entry.getKey(), entry.getValue());
                if (!text.isEmpty() && !words.contains(text)) {
                    words.add(text);
                }
            });
        }
        return words;
    }

    private static String say(String kind, JsonNode check) {
        return switch (kind) {
            case "at_least_one_of" -> "at least one of " + names(check);
            case "only_one_of", "mutually_exclusive" -> "only one of " + names(check);
            case "mutually_required" -> "all or none of " + names(check);
            case "conditional" ->
                condition(check) + ", " + name(check.path("then_field")) + " " + then(check.path("then_match"));
            case "conditional_at_least_one_of" ->
                condition(check) + ", " + names(check.path("then_at_least_one_of")) + " is required";
            default -> "";
        };
    }

    private static String condition(JsonNode check) {
        return "if " + name(check.path("if_field")) + " is " + value(check.path("if_match"));
    }

    private static String then(JsonNode match) {
        if (match.path("required").asBoolean(false)) {
            return "is required";
        }
        return match.has("contains")
                ? "has to hold `" + match.path("contains").asString() + "`"
                : "has to be " + value(match);
    }

    private static String value(JsonNode match) {
        if (match.has("one_of")) {
            return join(match.path("one_of"), " or ");
        }
        if (match.has("not_one_of")) {
            return "anything but " + join(match.path("not_one_of"), " or ");
        }
        return match.has("gt")
                ? "above " + match.path("gt").asString()
                : "`" + match.path("eq").asString() + "`";
    }

    private static String join(JsonNode values, String between) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add("`" + value.asString() + "`"));
        return String.join(between, texts);
    }

    private static String names(JsonNode names) {
        List<String> texts = new ArrayList<>();
        names.forEach(name -> texts.add(name(name)));
        return String.join(", ", texts);
    }

    private static String name(JsonNode path) {
        String text = path.asString();
        return "`" + (text.startsWith("config.") ? text.substring("config.".length()) : text) + "`";
    }
}
