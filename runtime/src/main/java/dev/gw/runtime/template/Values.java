package dev.gw.runtime.template;

import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.json.LuaNumbers;
import org.jspecify.annotations.Nullable;

/** What Lua says of its values. */
final class Values {
    private Values() {}

    static boolean isTrue(@Nullable Object value) {
        return value != null && !Boolean.FALSE.equals(value);
    }

    /** What tostring gives. */
    static String text(@Nullable Object value) {
        if (value instanceof Double number) {
            if (Double.isNaN(number)) {
                return "nan";
            }
            return Double.isInfinite(number) ? (number > 0 ? "inf" : "-inf") : Cjson.number(number);
        }
        if (value instanceof Variables) {
            return "table: 0x" + Integer.toHexString(System.identityHashCode(value));
        }
        return value == null ? "nil" : value.toString();
    }

    static String type(@Nullable Object value) {
        if (value == null) {
            return "nil";
        }
        return value instanceof String
                ? "string"
                : value instanceof Double ? "number" : value instanceof Boolean ? "boolean" : "table";
    }

    /** A text or number as text; Lua makes no text of anything else unasked. */
    static String joinable(@Nullable Object value) {
        if (value instanceof String || value instanceof Double) {
            return text(value);
        }
        throw new IllegalStateException("attempt to concatenate a " + type(value) + " value");
    }

    static double number(@Nullable Object value) {
        Double number = value instanceof Double d ? d : value instanceof String text ? LuaNumbers.parse(text) : null;
        if (number == null) {
            throw new IllegalStateException("attempt to perform arithmetic on a " + type(value) + " value");
        }
        return number;
    }

    static @Nullable Object field(@Nullable Object table, @Nullable Object key) {
        if (table instanceof Variables fields) {
            return key == null ? null : fields.get(key);
        }
        if (table instanceof String) {
            return null;
        }
        throw new IllegalStateException("attempt to index a " + type(table) + " value");
    }
}
