package dev.gw.schemas.generate;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The conditions on one value that checks between fields use. */
final class Matches {
    private Matches() {}

    /** The condition as a schema; empty where a schema can't say it. */
    static Optional<ObjectNode> of(JsonNode match) {
        if (match.has("eq")) {
            return Optional.of(KongData.object().set("const", match.path("eq")));
        }
        if (match.has("one_of")) {
            return Optional.of(KongData.object().set("enum", match.path("one_of")));
        }
        if (match.has("not_one_of")) {
            ObjectNode other = KongData.object().set("enum", withNull(match.path("not_one_of")));
            ObjectNode plain = KongData.object().put("type", "string");
            ObjectNode written = KongData.object().put("pattern", FieldSchema.PLACEHOLDER);
            ArrayNode none = KongData.JSON.createArrayNode();
            plain.set("not", KongData.object().set("anyOf", none.add(other).add(written)));
            return Optional.of(plain);
        }
        if (match.has("match")) {
            return LuaPattern.toRegex(match.path("match").asString())
                    .map(regex -> KongData.object().put("type", "string").put("pattern", regex));
        }
        if (match.path("match_any").has("patterns")) {
            String any =
                    String.join("|", KongData.strings(match.path("match_any").path("patterns")));
            return Optional.of(KongData.object().put("type", "string").put("pattern", any));
        }
        return Optional.empty();
    }

    /** Whether {@code value} itself, written out, meets the condition. */
    static boolean holds(JsonNode match, JsonNode value) {
        if (match.has("eq")) {
            return match.path("eq").equals(value);
        }
        if (match.has("one_of")) {
            return contains(match.path("one_of"), value);
        }
        if (match.has("not_one_of")) {
            return !value.isMissingNode() && !contains(match.path("not_one_of"), value);
        }
        if (match.has("match")) {
            return match.path("match").asString().equals("^" + value.asString("") + "$");
        }
        return false;
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode item : list) {
            if (item.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static ArrayNode withNull(JsonNode values) {
        ArrayNode copy = KongData.JSON.createArrayNode();
        values.forEach(copy::add);
        return copy.addNull();
    }
}
