package dev.gw.check.schema;

import dev.gw.check.value.ValueCheck;
import dev.gw.check.value.ValueChecks;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.lua.SchemaAnswer;
import dev.gw.lua.SchemaFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Makes the rules of a field from its attributes, in the order in which Kong applies them. */
final class Rules {
    private final MapNode field;
    private final FieldType type;
    private final List<Rule> rules = new ArrayList<>();

    private Rules(MapNode field, FieldType type) {
        this.field = field;
        this.type = type;
    }

    static List<Rule> of(MapNode field, FieldType type) {
        Rules made = new Rules(field, type);
        made.equality();
        made.numbers();
        made.lengths();
        made.patterns();
        made.rest();
        return List.copyOf(made.rules);
    }

    private void add(String attribute, BiFunction<Node, Node, @Nullable String> check) {
        Node argument = field.get(attribute);
        if (argument != null) {
            rules.add(value -> check.apply(value, argument));
        }
    }

    private void equality() {
        Node only = field.get("eq");
        if (only != null) {
            // asked of many values by conditions that mostly don't hold
            String message = "value must be " + (Tables.isNull(only) ? "null" : LuaText.of(only));
            rules.add(value -> Tables.same(value, only) ? null : message);
        }
        add(
                "ne",
                (value, wanted) -> !Tables.same(value, wanted)
                        ? null
                        : "value must not be " + (Tables.isNull(wanted) ? "null" : LuaText.of(value)));
        List<Node> refused = Tables.items(field.get("not_one_of"));
        if (!refused.isEmpty()) {
            rules.add(new OneOf(refused, /* wanted= */ false));
        }
        if (field.has("one_of")) {
            rules.add(new OneOf(Tables.items(field.get("one_of")), /* wanted= */ true));
        }
    }

    private void numbers() {
        add(
                "gt",
                (value, limit) ->
                        number(value) > number(limit) ? null : "value must be greater than " + LuaText.of(limit));
        if (isSet("timestamp")) {
            rules.add(value -> number(value) > 0 ? null : "expected a valid timestamp");
        }
        if (isSet("uuid")) {
            rules.add(value -> Uuids.isUuid(((Scalar) value).text()) ? null : "expected a valid UUID");
        }
        if (isSet("is_regex")) {
            ValueCheck pcre = ValueChecks.named("is_regex");
            if (pcre != null) {
                rules.add(pcre::problem);
            }
        }
        List<Node> limits = Tables.items(field.get("between"));
        if (limits.size() == 2) {
            double low = number(limits.get(0));
            double high = number(limits.get(1));
            String message = "value should be between " + (long) low + " and " + (long) high;
            rules.add(value -> number(value) < low || number(value) > high ? message : null);
        }
    }

    private boolean isSet(String attribute) {
        return field.get(attribute) instanceof Scalar scalar && scalar.isTrue();
    }

    private static double number(Node value) {
        return value instanceof Scalar scalar ? scalar.number() : Double.NaN;
    }

    private void lengths() {
        add("len_eq", (value, n) -> length(value) == number(n) ? null : "length must be " + LuaText.of(n));
        if (type == FieldType.STRING && !field.has("len_min")) {
            rules.add(value -> length(value) >= 1 ? null : "length must be at least 1");
        }
        add("len_min", (value, n) -> length(value) >= number(n) ? null : "length must be at least " + LuaText.of(n));
        add("len_max", (value, n) -> length(value) <= number(n) ? null : "length must be at most " + LuaText.of(n));
    }

    /** Kong counts the numbered items of a map twice: as items and as keys. */
    private int length(Node value) {
        int length = Tables.length(value);
        return type == FieldType.MAP ? length + Tables.asMap(value).size() : length;
    }

    private void patterns() {
        add(
                "starts_with",
                (value, start) -> text(value).startsWith(text(start)) ? null : "should start with: " + text(start));
        String refused = field.string("not_match");
        if (refused != null) {
            LuaPattern pattern = new LuaPattern(refused);
            rules.add(value -> pattern.matches(text(value)) ? "invalid value: " + LuaText.of(value) : null);
        }
        eachPattern("match_none", false);
        String wanted = field.string("match");
        if (wanted != null) {
            LuaPattern pattern = new LuaPattern(wanted);
            rules.add(value -> pattern.matches(text(value)) ? null : "invalid value: " + LuaText.of(value));
        }
        eachPattern("match_all", true);
        anyPattern();
    }

    private void eachPattern(String attribute, boolean wanted) {
        for (Node item : field.list(attribute)) {
            LuaPattern pattern = new LuaPattern(text(Tables.get(item, "pattern")));
            String message = errorOf(item);
            rules.add(value -> pattern.matches(text(value)) == wanted
                    ? null
                    : message.isEmpty() ? "invalid value: " + LuaText.of(value) : message);
        }
    }

    private void anyPattern() {
        MapNode any = field.map("match_any");
        if (any == null) {
            return;
        }
        List<LuaPattern> patterns = Tables.items(any.get("patterns")).stream()
                .map(node -> new LuaPattern(text(node)))
                .toList();
        String message = errorOf(any);
        rules.add(value -> {
            String text = text(value);
            for (LuaPattern pattern : patterns) {
                if (pattern.matches(text)) {
                    return null;
                }
            }
            return message.isEmpty() ? "invalid value: " + LuaText.of(value) : message;
        });
    }

    private static String errorOf(Node holder) {
        return text(Tables.get(holder, "err"));
    }

    private static String text(@Nullable Node value) {
        return value instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : "";
    }

    private void rest() {
        add(
                "contains",
                (value, wanted) -> OneOf.contains(Tables.items(value), wanted)
                        ? null
                        : "expected to contain: " + LuaText.of(wanted));
        ValueCheck check = custom(field.string("custom_validator"), field.string("plugin"));
        if (check != null) {
            rules.add(check::problem);
        }
        SchemaFunction own = SchemaFunction.of(field.get("custom_validator"));
        if (own != null) {
            rules.add(value -> problem(own.call(value), value));
        }
        if (field.has("mutually_exclusive_subsets")) {
            rules.add(new ExclusiveSubsets(Tables.items(field.get("mutually_exclusive_subsets"))));
        }
    }

    private static @Nullable String problem(SchemaAnswer answer, Node value) {
        if (answer.isGood()) {
            return null;
        }
        return answer.message() == null ? "failed validating: " + LuaText.of(value) : answer.message();
    }

    private static @Nullable ValueCheck custom(@Nullable String name, @Nullable String plugin) {
        if (name == null) {
            return null;
        }
        return plugin == null ? ValueChecks.named(name) : ValueChecks.named(name, plugin);
    }
}
