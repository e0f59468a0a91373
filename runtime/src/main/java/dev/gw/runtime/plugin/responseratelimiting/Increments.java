package dev.gw.runtime.plugin.responseratelimiting;

import dev.gw.runtime.json.LuaNumbers;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what an upstream counts: {@code video=2, image=1}. */
final class Increments {
    private Increments() {}

    /** By the limit's name; what is no number or names no limit is left out. */
    static Map<String, Double> parse(@Nullable String header, Set<String> names) {
        Map<String, Double> found = new HashMap<>();
        for (String part : header == null ? new String[0] : header.split(",", -1)) {
            String[] sides = part.split("=", -1);
            String name = sides[0].strip();
            if (sides.length == 2 && names.contains(name)) {
                Double amount = LuaNumbers.parse(sides[1]);
                if (amount == null) {
                    found.remove(name);
                } else {
                    found.put(name, amount);
                }
            }
        }
        return found;
    }
}
