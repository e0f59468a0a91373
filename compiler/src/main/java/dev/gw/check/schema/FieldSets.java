package dev.gw.check.schema;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entity checks that only ask which of some fields are set. */
final class FieldSets {
    private FieldSets() {}

    static EntityCheck.@Nullable Test test(String name, List<FieldPath> fields) {
        String quoted = quoted(fields);
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

    static EntityCheck.Test exclusiveSets(List<FieldPath> first, List<FieldPath> second) {
        return (entity, validator, errors) -> {
            List<FieldPath> ofFirst = set(entity, first);
            List<FieldPath> ofSecond = set(entity, second);
            return ofFirst.isEmpty() || ofSecond.isEmpty()
                    ? null
                    : "these sets are mutually exclusive: (%s), (%s)".formatted(quoted(ofFirst), quoted(ofSecond));
        };
    }

    private static String quoted(List<FieldPath> fields) {
        return LuaText.quoted(fields.stream().map(FieldPath::text).toList());
    }

    /** Those of the fields that are set. */
    private static List<FieldPath> set(MapNode entity, List<FieldPath> fields) {
        List<FieldPath> set = new ArrayList<>(fields.size());
        for (FieldPath field : fields) {
            if (field.isSetIn(entity)) {
                set.add(field);
            }
        }
        return set;
    }

    private static boolean isDistinct(MapNode entity, List<FieldPath> fields) {
        Set<Object> seen = new HashSet<>();
        for (FieldPath field : fields) {
            Node value = field.in(entity);
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
