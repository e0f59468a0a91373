package dev.gw.runtime.plugin.responsetransformer;

import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.json.LuaFields;
import dev.gw.runtime.json.LuaNumbers;
import dev.gw.runtime.plugin.Pairs;
import dev.gw.runtime.plugin.Pairs.Pair;
import dev.gw.runtime.plugin.PluginConfig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to the top level of a JSON body: remove, rename, replace, add, append. Immutable. */
final class JsonRules {
    private final List<Pair> removed;
    private final List<Pair> renamed;
    private final List<Field> replaced;
    private final List<Field> added;
    private final List<Field> appended;

    /** A field and the value it gets. */
    private record Field(String name, Object value) {}

    JsonRules(PluginConfig config) {
        removed = Pairs.of(config.record("remove"), "json");
        renamed = Pairs.of(config.record("rename"), "json");
        replaced = fields(config.record("replace"));
        added = fields(config.record("add"));
        appended = fields(config.record("append"));
    }

    private static List<Field> fields(PluginConfig config) {
        List<Pair> pairs = Pairs.of(config, "json");
        List<String> types = config.strings("json_types");
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            Object value = value(pairs.get(i).value(), i < types.size() ? types.get(i) : "string");
            if (value != null) {
                fields.add(new Field(pairs.get(i).name(), value));
            }
        }
        return fields;
    }

    /** Kong writes the value as JSON first and takes quotes and slashes back, but no other escapes; none is "null". */
    private static @Nullable Object value(@Nullable String text, String type) {
        String json = Cjson.encode(text == null ? Cjson.NULL : text);
        boolean quoted = json.startsWith("\"");
        String value = (quoted ? json.substring(1, json.length() - 1).replace("\\\"", "\"") : json).replace("\\/", "/");
        return switch (type) {
            case "number" -> LuaNumbers.parse(value);
            case "boolean" -> value.equals("true");
            default -> value;
        };
    }

    boolean isEmpty() {
        return removed.isEmpty() && renamed.isEmpty() && replaced.isEmpty() && added.isEmpty() && appended.isEmpty();
    }

    /** The changed body; the same one where it is no JSON object or list. */
    byte[] apply(byte[] body) {
        Object value = Cjson.decode(new String(body, StandardCharsets.ISO_8859_1));
        if (value == null) {
            return body;
        }
        try {
            LuaFields fields = LuaFields.of(value);
            apply(fields);
            return Cjson.encode(fields.body()).getBytes(StandardCharsets.ISO_8859_1);
        } catch (IllegalStateException | IllegalArgumentException notChangeable) {
            return body;
        }
    }

    private void apply(LuaFields fields) {
        removed.forEach(pair -> fields.remove(pair.name()));
        for (Pair pair : renamed) {
            if (pair.value() != null) {
                fields.rename(pair.name(), pair.value());
            }
        }
        for (Field field : replaced) {
            if (fields.isTruthy(field.name())) {
                fields.put(field.name(), field.value());
            }
        }
        for (Field field : added) {
            if (!fields.isTruthy(field.name())) {
                fields.put(field.name(), field.value());
            }
        }
        appended.forEach(field -> fields.append(field.name(), field.value()));
    }
}
