package dev.gw.runtime.plugin.proxycache;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a Cache-Control header asks for. */
final class Directives {
    private final Map<String, String> values = new HashMap<>();

    /** The directives of all fields of the name. */
    Directives(List<String> fields) {
        for (String part : String.join(",", fields).split(",", -1)) {
            int equals = part.indexOf('=');
            boolean hasValue = equals >= 0 && equals < part.length() - 1;
            String name = (equals >= 0 ? part.substring(0, equals) : part).stripLeading();
            if (!name.isEmpty()) {
                values.put(name.toLowerCase(Locale.ROOT), hasValue ? part.substring(equals + 1) : "");
            }
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * The seconds behind a directive that is there.
     *
     * @throws IllegalStateException where there is no number; Kong fails then, too
     */
    double seconds(String name) {
        try {
            return Double.parseDouble(values.getOrDefault(name, ""));
        } catch (NumberFormatException none) {
            throw new IllegalStateException(name + " without a number", none);
        }
    }
}
