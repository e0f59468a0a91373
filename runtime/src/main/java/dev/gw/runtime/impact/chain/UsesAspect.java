package dev.gw.runtime.impact.chain;

import dev.gw.document.MapNode;
import dev.gw.model.Entity;
import dev.gw.runtime.impact.finding.Rule;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** response-ratelimiting: how many uses of what the service counts are let through. */
final class UsesAspect implements Aspect {
    @Override
    public void compare(PluginChange change) {
        Map<String, Windows> before = limits(change.before());
        Map<String, Windows> after = limits(change.after());
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            compare(change, name, before.get(name), after.get(name));
        }
        if (!change.isAdded() && !change.isRemoved()) {
            Settings.compare(change, Rule.PLUGIN_CHANGED, Set.of("limits"));
        }
    }

    private static void compare(PluginChange change, String name, @Nullable Windows before, @Nullable Windows after) {
        String field = "limits." + name;
        if (before == null && after != null) {
            String what = "uses of " + name + " are now limited to " + after.shown();
            change.add(Rule.LIMIT_ADDED, field, what, "none", after.shown());
        } else if (before != null && after == null) {
            String gone = change.isRemoved() ? ": " + change.gone() : "";
            change.add(
                    Rule.LIMIT_REMOVED,
                    field,
                    "uses of " + name + " are no longer limited" + gone,
                    before.shown(),
                    "none");
        } else if (before != null && after != null) {
            RatesAspect.compare(change, name, before, after);
        }
    }

    private static Map<String, Windows> limits(@Nullable Entity plugin) {
        Map<String, Windows> limits = new TreeMap<>();
        if (ConfigValues.at(plugin, "limits") instanceof MapNode map) {
            map.entries()
                    .forEach(entry -> limits.put(
                            entry.name(), Windows.of(entry.value() instanceof MapNode windows ? windows : null)));
        }
        return limits;
    }
}
