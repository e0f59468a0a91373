package dev.gw.runtime.impact.chain;

import dev.gw.document.Node;
import dev.gw.model.Entity;
import dev.gw.runtime.impact.finding.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Another configuration of a plugin is in force for some callers of a route.
 *
 * @param name the plugin's name
 * @param tier for whom: {@code consumer alice}; empty for all, or for all that no tier names
 * @param before the one that was in force; null for none
 * @param after the one that is; null for none
 */
record PluginChange(
        RouteChange route,
        String name,
        String tier,
        @Nullable Entity before,
        @Nullable Entity after) {
    boolean isAdded() {
        return before == null;
    }

    boolean isRemoved() {
        return after == null;
    }

    boolean differs(String field) {
        return !ConfigValues.same(ConfigValues.at(before, field), ConfigValues.at(after, field));
    }

    /** What became of a plugin that no longer runs: {@code key-auth is disabled}. */
    String gone() {
        boolean off = before != null && route.isSwitchedOff(before);
        return name + (off ? " is disabled" : " no longer applies");
    }

    /** An effect of a field, said with how it was and is. */
    void add(Rule rule, String field, String what) {
        add(rule, field, what, ConfigValues.at(before, field), ConfigValues.at(after, field));
    }

    private void add(Rule rule, String field, String what, @Nullable Node old, @Nullable Node now) {
        add(rule, field, what, ConfigValues.shown(old), ConfigValues.shown(now));
    }

    void add(Rule rule, String field, String what, @Nullable String old, @Nullable String now) {
        route.add(rule, before, after, field, tier, what, old, now);
    }
}
