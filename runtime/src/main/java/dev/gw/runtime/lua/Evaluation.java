package dev.gw.runtime.lua;

import dev.gw.runtime.template.Variables;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One expression on its way through Lua. Values travel as texts: the first letter of their type, and the value. */
final class Evaluation {
    private final String code;
    private final List<Variables> tables = new ArrayList<>();
    private @Nullable Object result;

    /** An expression that can name what the variables have. */
    Evaluation(String code, Variables globals) {
        this.code = code;
        tables.add(globals);
    }

    String code() {
        return code;
    }

    @Nullable
    Object result() {
        return result;
    }

    /** A field of one of the tables that were handed out, as a text; null for nil. */
    @Nullable
    String field(int table, String key) {
        Object value = tables.get(table).get(key.startsWith("n") ? Double.valueOf(key.substring(1)) : key.substring(1));
        if (value instanceof Variables inner) {
            tables.add(inner);
            return "t" + (tables.size() - 1);
        }
        if (value == null) {
            return null;
        }
        return (value instanceof Double ? "n" : value instanceof Boolean ? "b" : "s") + value;
    }

    /** What came of it, as a text. */
    void result(@Nullable String text) {
        String value = text == null ? "" : text.substring(1);
        if (text == null) {
            result = null;
        } else {
            result = switch (text.charAt(0)) {
                case 'n' -> Double.valueOf(value);
                case 'b' -> Boolean.valueOf(value);
                default -> value;
            };
        }
    }
}
