package dev.gw.schemas.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Schemas that speak about a field deep in a record, by its dotted path. */
final class FieldPaths {
    private final JsonNode record;

    FieldPaths(JsonNode record) {
        this.record = record;
    }

    private static List<String> steps(String path) {
        return List.of((path.startsWith("config.") ? path.substring("config.".length()) : path).split("\\."));
    }

    private Optional<JsonNode> field(String path) {
        JsonNode here = record;
        for (String step : steps(path)) {
            JsonNode next = null;
            for (JsonNode field : here.path("fields")) {
                next = field.path("name").asString().equals(step) ? field : next;
            }
            if (next == null) {
                return Optional.empty();
            }
            here = next;
        }
        return Optional.of(here);
    }

    boolean hasDefault(String path) {
        JsonNode initial = field(path).map(f -> f.path("default")).orElse(record.path("none"));
        return !initial.isMissingNode() && !initial.asString("").equals("$null");
    }

    boolean anyHasDefault(JsonNode names) {
        for (JsonNode name : names) {
            if (hasDefault(name.asString())) {
                return true;
            }
        }
        return false;
    }

    /** The field, or a shorthand that fills it, is written and not null. */
    ObjectNode present(String path) {
        return written(path, notNull());
    }

    /** The field is written, not empty, and not a secret in a vault, which may turn out to be empty. */
    ObjectNode certain(String path) {
        ObjectNode value =
                KongData.object().put("minLength", 1).put("minItems", 1).put("minProperties", 1);
        ArrayNode none = value.putObject("not").putArray("anyOf");
        none.addObject().put("type", "null");
        none.addObject().put("type", "string").put("pattern", "^\\{vault://");
        return written(path, value);
    }

    private ObjectNode written(String path, ObjectNode value) {
        List<String> steps = steps(path);
        List<ObjectNode> ways = new ArrayList<>();
        ways.add(at(steps, value, true));
        JsonNode here = record;
        for (int i = 0; i < steps.size(); i++) {
            String rest = String.join(".", steps.subList(i, steps.size()));
            for (JsonNode shorthand : here.path("shorthand_fields")) {
                if (RecordSchema.target(shorthand).equals(rest)) {
                    List<String> other = new ArrayList<>(steps.subList(0, i));
                    other.add(shorthand.path("name").asString());
                    ways.add(at(other, value, true));
                }
            }
            here = field(String.join(".", steps.subList(0, i + 1))).orElse(here);
        }
        return either(ways);
    }

    /** At least one of the fields is present; empty when a default makes that certain. */
    Optional<ObjectNode> anyPresent(JsonNode names) {
        if (anyHasDefault(names)) {
            return Optional.empty();
        }
        List<ObjectNode> ways = new ArrayList<>();
        names.forEach(name -> ways.add(present(name.asString())));
        return Optional.of(either(ways));
    }

    /** The field's value, or its default where it is not written, meets the condition. */
    Optional<ObjectNode> matching(String path, ObjectNode value, JsonNode match) {
        ObjectNode written = at(steps(path), value, true);
        JsonNode initial = field(path).map(f -> f.path("default")).orElse(record.path("none"));
        if (!hasDefault(path) || !Matches.holds(match, initial)) {
            return Optional.of(written);
        }
        ObjectNode absent = KongData.object().set("not", at(steps(path), KongData.object(), true));
        return Optional.of(either(List.of(written, absent)));
    }

    /** If the field is written, its value meets the condition; if not, its default has to. */
    Optional<ObjectNode> otherwiseAbsent(String path, ObjectNode value, JsonNode match) {
        JsonNode initial = field(path).map(f -> f.path("default")).orElse(record.path("none"));
        boolean defaultFits = !hasDefault(path) || Matches.holds(match, initial);
        ObjectNode allowed = either(List.of(
                value,
                KongData.object().put("type", "null"),
                KongData.object().put("type", "string").put("pattern", FieldSchema.PLACEHOLDER)));
        return Optional.of(at(steps(path), allowed, !defaultFits));
    }

    private static ObjectNode at(List<String> steps, ObjectNode leaf, boolean required) {
        ObjectNode inner = leaf;
        for (int i = steps.size() - 1; i >= 0; i--) {
            ObjectNode outer = KongData.object();
            if (required) {
                outer.put("type", "object");
                outer.putArray("required").add(steps.get(i));
            }
            outer.putObject("properties").set(steps.get(i), inner);
            inner = outer;
        }
        return inner;
    }

    private static ObjectNode notNull() {
        return KongData.object().set("not", KongData.object().put("type", "null"));
    }

    private static ObjectNode either(List<ObjectNode> ways) {
        if (ways.size() == 1) {
            return ways.get(0);
        }
        ArrayNode any = KongData.JSON.createArrayNode();
        any.addAll(ways);
        return KongData.object().set("anyOf", any);
    }
}
