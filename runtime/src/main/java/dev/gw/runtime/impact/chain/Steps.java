package dev.gw.runtime.impact.chain;

import dev.gw.model.Entity;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the steps of a transformer do to the headers, or to another part of a message. */
final class Steps {
    private Steps() {}

    /** The names that are taken off, in lower case. */
    static Set<String> removed(@Nullable Entity plugin, String part) {
        Set<String> names = new TreeSet<>();
        for (String entry : ConfigValues.texts(plugin, "remove." + part)) {
            names.add(name(entry));
        }
        return names;
    }

    /** What is set under each name, in lower case: the step and its values, in order. */
    static Map<String, String> set(@Nullable Entity plugin, String part) {
        Map<String, String> set = new TreeMap<>();
        for (String step : new String[] {"rename", "replace", "add", "append"}) {
            for (String entry : ConfigValues.texts(plugin, step + "." + part)) {
                int colon = entry.indexOf(':');
                String value = step + " " + (colon < 0 ? "" : entry.substring(colon + 1));
                set.merge(name(entry), value, (one, other) -> one + ", " + other);
            }
        }
        return set;
    }

    /** The names under which two sides set something else. */
    static Set<String> differing(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> before.containsKey(name) && before.get(name).equals(after.get(name)));
        return names;
    }

    private static String name(String entry) {
        int colon = entry.indexOf(':');
        return (colon < 0 ? entry : entry.substring(0, colon)).toLowerCase(Locale.ROOT);
    }
}
