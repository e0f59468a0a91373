package dev.gw.runtime.impact.chain;

import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.runtime.impact.finding.Shown;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the steps of a transformer do to the headers, or to another part of a message. */
final class Steps {
    private Steps() {}

    /** The names that are taken off, in lower case. */
    static Set<String> removed(@Nullable Entity plugin, String part) {
        Set<String> names = new TreeSet<>();
        for (String entry : ConfigValues.values(plugin, "remove." + part)) {
            names.add(name(entry));
        }
        return names;
    }

    /** What is set under each name, in lower case: the step and its values, in order. */
    static Map<String, String> set(@Nullable Entity plugin, String part) {
        Map<String, String> set = new TreeMap<>();
        for (String step : new String[] {"rename", "replace", "add", "append"}) {
            for (String entry : ConfigValues.values(plugin, step + "." + part)) {
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

    /** Names as findings may show them: one that came from the environment by its hash. */
    static String shown(PluginChange change, String part, Set<String> names) {
        Map<String, String> hidden = new HashMap<>();
        for (String step : new String[] {"remove", "rename", "replace", "add", "append"}) {
            hide(ConfigValues.scalars(change.before(), step + "." + part), hidden);
            hide(ConfigValues.scalars(change.after(), step + "." + part), hidden);
        }
        return names.stream().map(name -> hidden.getOrDefault(name, name)).collect(Collectors.joining(", "));
    }

    private static void hide(List<Scalar> entries, Map<String, String> hidden) {
        for (Scalar entry : entries) {
            String name = name(entry.text());
            if (entry.isSensitive() && !isWritten(name, entry.span().text())) {
                hidden.put(name, Shown.masked(name));
            }
        }
    }

    /** Whether a name stands in the file before the placeholder, so that only its value came from elsewhere. */
    private static boolean isWritten(String name, String source) {
        int placeholder = source.indexOf('$');
        return placeholder > 0
                && source.substring(0, placeholder).toLowerCase(Locale.ROOT).contains(name + ":");
    }

    private static String name(String entry) {
        int colon = entry.indexOf(':');
        return (colon < 0 ? entry : entry.substring(0, colon)).toLowerCase(Locale.ROOT);
    }
}
