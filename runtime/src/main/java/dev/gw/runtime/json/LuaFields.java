package dev.gw.runtime.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a decoded body, with Lua's view of them: false counts like an absent field where Kong asks "is there
 * one". A list has no fields and can't get any: what is put there never shows. A text has none either, and to change one
 * fails. A new field stands in front, because the order in Lua is that of no key anyway.
 */
public final class LuaFields {
    private final Object body;
    private final @Nullable Map<String, Object> fields;

    private LuaFields(Object body, @Nullable Map<String, Object> fields) {
        this.body = body;
        this.fields = fields;
    }

    /**
     * The fields of a value that {@link Cjson#decode} made.
     *
     * @throws IllegalStateException where it is neither map nor list nor text; Lua can't index it either
     */
    @SuppressWarnings("unchecked")
    public static LuaFields of(Object body) {
        if (body instanceof Map<?, ?> map) {
            return new LuaFields(body, (Map<String, Object>) map);
        }
        if (body instanceof List<?> || body instanceof String) {
            return new LuaFields(body, null);
        }
        throw new IllegalStateException("attempt to index a body that is no object");
    }

    /** No fields yet. */
    public static LuaFields empty() {
        return of(new LinkedHashMap<String, Object>());
    }

    /** The whole body, with its fields as they are now. */
    public Object body() {
        return body;
    }

    public @Nullable Object get(String name) {
        return fields == null ? null : fields.get(name);
    }

    /** Whether there is a value other than false. */
    public boolean isTruthy(String name) {
        Object value = get(name);
        return value != null && !Boolean.FALSE.equals(value);
    }

    public void remove(String name) {
        if (fields == null) {
            refuseOfText();
        } else {
            fields.remove(name);
        }
    }

    private void refuseOfText() {
        if (body instanceof String) {
            throw new IllegalStateException("attempt to change a field of a text");
        }
    }

    public void put(String name, Object value) {
        if (fields == null) {
            refuseOfText();
            return;
        }
        if (fields.containsKey(name)) {
            fields.put(name, value);
            return;
        }
        Map<String, Object> others = new LinkedHashMap<>(fields);
        fields.clear();
        fields.put(name, value);
        fields.putAll(others);
    }

    /** Gives a field another name. */
    public void rename(String from, String to) {
        Object value = get(from);
        if (value != null) {
            remove(from);
            put(to, value);
        }
    }

    /**
     * Adds a value to those of a field: a text becomes a list of two, an empty object a list of one; what is neither list
     * nor object begins a new list.
     */
    public void append(String name, Object value) {
        Object present = get(name);
        if (present instanceof Map<?, ?> map && !map.isEmpty()) {
            put(name, withEntry(map, value));
            return;
        }
        List<Object> longer = new ArrayList<>();
        if (present instanceof List<?> list) {
            longer.addAll(list);
        } else if (present instanceof String) {
            longer.add(present);
        }
        longer.add(value);
        put(name, longer);
    }

    private static Map<Object, Object> withEntry(Map<?, ?> map, Object value) {
        int place = 1;
        while (map.containsKey(Integer.toString(place))) {
            place++;
        }
        Map<Object, Object> longer = new LinkedHashMap<>();
        longer.put(Integer.toString(place), value);
        longer.putAll(map);
        return longer;
    }
}
