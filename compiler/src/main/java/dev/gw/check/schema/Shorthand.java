package dev.gw.check.schema;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.lua.SchemaFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field that stands for others: it is checked by itself, then replaced by what it stands for. One that is deprecated
 * gives way to the fields that took its place; any other overrules them.
 */
public final class Shorthand {
    private final String name;
    private final FieldDef field;
    private final List<String> targets;
    private final List<String> replacedWith;
    private final boolean deprecated;
    private final @Nullable MapNode valueMap;

    private Shorthand(String name, MapNode source) {
        this.name = name;
        this.field = new FieldDef(name, source);
        this.targets = EntityChecks.names(source, "maps_to");
        MapNode deprecation = source.map("deprecation");
        this.deprecated = deprecation != null;
        this.replacedWith = deprecation == null ? List.of() : replacements(deprecation);
        this.valueMap = source.map("value_map");
    }

    static List<Shorthand> read(MapNode schema) {
        List<Shorthand> found = new ArrayList<>();
        for (Node node : Tables.items(schema.get("shorthand_fields"))) {
            MapNode source = Tables.asMap(node);
            String name = source.string("name");
            if (name != null) {
                found.add(new Shorthand(name, source));
            } else {
                source.entries().stream()
                        .filter(entry -> entry.value() instanceof MapNode)
                        .forEach(entry -> found.add(new Shorthand(entry.name(), (MapNode) entry.value())));
            }
        }
        return found;
    }

    private static List<String> replacements(MapNode deprecation) {
        List<String> paths = new ArrayList<>();
        for (Node node : Tables.items(deprecation.get("replaced_with"))) {
            List<String> steps = Tables.items(Tables.get(node, "path")).stream()
                    .map(LuaText::of)
                    .toList();
            paths.add(String.join(".", steps));
        }
        return paths;
    }

    public String name() {
        return name;
    }

    FieldDef field() {
        return field;
    }

    /** The dotted paths, beside the shorthand, of the fields that took its place. */
    public List<String> targets() {
        return targets;
    }

    /** The dotted path of the field whose value Kong still shows under this name; null where it shows none. */
    public @Nullable String shownFrom() {
        return replacedWith.isEmpty() ? null : replacedWith.get(0);
    }

    /** Kong's complaint where the field that took its place has another value; null where it has not. */
    @Nullable
    String mismatch(MapNode record, Node value) {
        if (Tables.isNull(value)) {
            return null;
        }
        for (String path : replacedWith) {
            Node other = Tables.path(record, path);
            if (!Tables.isUnset(other) && other != null && !isFalse(other) && !other.sameAs(value)) {
                return "both deprecated and new field are used but their values mismatch: %s = %s vs %s = %s"
                        .formatted(name, LuaText.of(value), path, LuaText.of(other));
            }
        }
        return null;
    }

    private static boolean isFalse(Node value) {
        return value instanceof Scalar scalar && scalar.isBoolean() && !scalar.isTrue();
    }

    /** The record with the shorthand replaced. */
    MapNode expanded(MapNode record, Node value) {
        MapNode changed = record.without(name);
        for (Map.Entry<String, Node> target : meaning(value).entrySet()) {
            changed = set(changed, target.getKey(), target.getValue());
        }
        return changed;
    }

    /** Whether the fields of a record that it stands for say what it says, so that it may go. */
    public boolean isSaidByOthers(MapNode record, Node value) {
        Map<String, Node> meaning = meaning(value);
        return !meaning.isEmpty()
                && meaning.entrySet().stream().allMatch(target -> {
                    Node other = Tables.path(record, target.getKey());
                    return other == null ? Tables.isNull(target.getValue()) : other.sameAs(target.getValue());
                });
    }

    private Map<String, Node> meaning(Node value) {
        String function = field.source().string("func");
        if (function != null && Meanings.isKnown(function)) {
            return Meanings.of(function, value);
        }
        Map<String, Node> meaning = new LinkedHashMap<>();
        SchemaFunction own = SchemaFunction.of(field.source().get("func"));
        MapNode made = own == null ? null : own.call(value).made();
        if (made != null) {
            addLeaves("", made, meaning);
        }
        targets.forEach(target -> meaning.put(target, mapped(value)));
        return meaning;
    }

    private static void addLeaves(String path, MapNode made, Map<String, Node> meaning) {
        for (MapNode.Entry entry : made.entries()) {
            if (entry.value() instanceof MapNode inner && !inner.isEmpty()) {
                addLeaves(path + entry.name() + ".", inner, meaning);
            } else {
                meaning.put(path + entry.name(), entry.value());
            }
        }
    }

    /** Whether the new field needs another value than the old one for the same meaning. */
    public boolean changesValue(Node value) {
        return mapped(value) != value;
    }

    private Node mapped(Node value) {
        Node other = valueMap == null || !(value instanceof Scalar scalar)
                ? null
                : valueMap.get(scalar.isNull() ? "null" : scalar.text());
        return other instanceof Scalar scalar ? scalar.at(value.span()) : value;
    }

    private MapNode set(MapNode record, String path, Node value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return deprecated && !Tables.isUnset(record.get(path)) ? record : record.with(path, value);
        }
        String head = path.substring(0, dot);
        String tail = path.substring(dot + 1);
        Node there = record.get(head);
        if (!Tables.isUnset(there) && !Tables.isTable(there)) {
            return record;
        }
        MapNode inner =
                Tables.isUnset(there) || there == null ? new MapNode(List.of(), value.span()) : Tables.asMap(there);
        return record.with(head, set(inner, tail, value));
    }
}
