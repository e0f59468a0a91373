package dev.gw.check.schema;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entity checks that only ask which of some fields are set. */
final class FieldSets {
    private FieldSets() {}

    static EntityCheck.@Nullable Test test(String name, List<String> fields) {
        String quoted = LuaText.quoted(fields);
        return switch (name) {
            case "at_least_one_of" ->
                (entity, validator, errors) -> set(entity, fields).isEmpty()
                        ? "at least one of these fields must be non-empty: " + quoted
                        : null;
            case "only_one_of" ->
                (entity, validator, errors) -> set(entity, fields).size() == 1
                        ? null
                        : "exactly one of these fields must be non-empty: " + quoted;
            case "mutually_required" ->
                (entity, validator, errors) -> {
                    int set = set(entity, fields).size();
                    return set == 0 || set == fields.size()
                            ? null
                            : "all or none of these fields must be set: " + quoted;
                };
            case "mutually_exclusive" ->
                (entity, validator, errors) -> set(entity, fields).size() <= 1
                        ? null
                        : "only one or none of these fields must be set: " + quoted;
            case "distinct" ->
                (entity, validator, errors) ->
                        isDistinct(entity, fields) ? null : "values of these fields must be distinct: " + quoted;
            default -> null;
        };
    }

    static EntityCheck.Test exclusiveSets(List<String> first, List<String> second) {
        return (entity, validator, errors) -> {
            List<String> ofFirst = set(entity, first);
            List<String> ofSecond = set(entity, second);
            return ofFirst.isEmpty() || ofSecond.isEmpty()
                    ? null
                    : "these sets are mutually exclusive: (%s), (%s)"
                            .formatted(LuaText.quoted(ofFirst), LuaText.quoted(ofSecond));
        };
    }

    /** Those of the fields that are set. */
    private static List<String> set(MapNode entity, List<String> fields) {
        return fields.stream()
                .filter(field -> Tables.isNonEmpty(Tables.path(entity, field)))
                .toList();
    }

    private static boolean isDistinct(MapNode entity, List<String> fields) {
        Set<Object> seen = new HashSet<>();
        for (String field : fields) {
            Node value = Tables.path(entity, field);
            if (value instanceof Scalar scalar && Tables.isNonEmpty(scalar)) {
                Object key = scalar.isNumber() ? Double.valueOf(scalar.number()) : scalar.text();
                if (!seen.add(key)) {
                    return false;
                }
            }
        }
        return true;
    }
}
