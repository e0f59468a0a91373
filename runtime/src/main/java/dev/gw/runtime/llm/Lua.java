package dev.gw.runtime.llm;

import dev.gw.runtime.json.Cjson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of JSON as Lua code sees them: what is not there is nil, and of all values only nil and false are no. */
final class Lua {
    private Lua() {}

    static boolean isTruthy(@Nullable Object value) {
        return value != null && !Boolean.FALSE.equals(value);
    }

    /** The first value that counts as yes; else the second. */
    static @Nullable Object or(@Nullable Object first, @Nullable Object second) {
        return isTruthy(first) ? first : second;
    }

    /** A field of an object; null where it is not there, or where that is no object. */
    static @Nullable Object field(@Nullable Object object, String name) {
        return object instanceof Map<?, ?> map ? map.get(name) : null;
    }

    /** A field further down. */
    static @Nullable Object field(@Nullable Object object, String name, String... further) {
        Object found = field(object, name);
        for (String next : further) {
            found = field(found, next);
        }
        return found;
    }

    /** The items of a list; none of anything else. */
    static List<?> items(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** The first item of a list; null where there is none. */
    static @Nullable Object first(@Nullable Object value) {
        List<?> items = items(value);
        return items.isEmpty() ? null : items.get(0);
    }

    /** The number, or 0. */
    static double number(@Nullable Object value) {
        return value instanceof Double number ? number : 0;
    }

    /** A text as Lua writes it; null for what has none. */
    static @Nullable String text(@Nullable Object value) {
        if (value instanceof Double number) {
            return Cjson.number(number);
        }
        return value instanceof String text ? text : null;
    }

    /** Sets a field, or takes it away where there is no value. */
    static void put(Map<String, Object> object, String name, @Nullable Object value) {
        if (value == null) {
            object.remove(name);
        } else {
            object.put(name, value);
        }
    }
}
