package dev.gw.runtime.impact.chain;

import dev.gw.document.MapNode;
import dev.gw.model.Entity;
import dev.gw.runtime.impact.finding.Rule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The settings of a plugin that is in force on both sides. */
final class Settings {
    private Settings() {}

    /**
     * Adds the effects of those with rules of their own, and one for all others that differ.
     *
     * @param other the rule for those without one of their own
     * @param said the settings that somebody else compares
     */
    static void compare(PluginChange change, Rule other, Set<String> said) {
        Set<String> known = new TreeSet<>(said);
        for (FieldRule rule : FieldRules.of(change.name())) {
            rule.compare(change);
            known.add(rule.field());
        }
        Set<String> differing = new TreeSet<>();
        for (String field : fields(change)) {
            if (!known.contains(field) && change.differs(field)) {
                differing.add(field);
            }
        }
        if (!differing.isEmpty()) {
            String names = String.join(", ", differing);
            change.add(
                    other,
                    differing.iterator().next(),
                    "other settings of " + change.name() + ": " + names,
                    null,
                    null);
        }
    }

    private static Set<String> fields(PluginChange change) {
        Set<String> names = new TreeSet<>();
        addFields(change.before(), names);
        addFields(change.after(), names);
        return names;
    }

    private static void addFields(@Nullable Entity plugin, Set<String> names) {
        MapNode config = plugin == null ? null : plugin.fields().map("config");
        List<MapNode.Entry> entries = config == null ? List.of() : config.entries();
        entries.forEach(entry -> names.add(entry.name()));
    }
}
