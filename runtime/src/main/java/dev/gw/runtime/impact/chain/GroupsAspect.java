package dev.gw.runtime.impact.chain;

import dev.gw.runtime.impact.finding.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** acl: which groups of consumers are let in. */
final class GroupsAspect implements Aspect {
    @Override
    public void compare(PluginChange change) {
        if (change.isAdded()) {
            change.add(
                    Rule.AUTHORIZATION_ADDED,
                    "allow",
                    "only some groups are let in: " + now(change),
                    "none",
                    now(change));
        } else if (change.isRemoved()) {
            String before =
                    said(ConfigValues.texts(change.before(), "allow"), ConfigValues.texts(change.before(), "deny"));
            change.add(
                    Rule.AUTHORIZATION_REMOVED,
                    "allow",
                    "groups are no longer asked for: " + change.gone(),
                    before,
                    "none");
        } else {
            lists(change);
            Settings.compare(change, Rule.REQUEST_HEADER_CHANGED, Set.of("allow", "deny"));
        }
    }

    private static void lists(PluginChange change) {
        Set<String> allowed = ConfigValues.texts(change.before(), "allow");
        Set<String> allows = ConfigValues.texts(change.after(), "allow");
        Set<String> denied = ConfigValues.texts(change.before(), "deny");
        Set<String> denies = ConfigValues.texts(change.after(), "deny");
        if (allowed.isEmpty() != allows.isEmpty()) {
            String what = "groups are asked for in another way: now " + now(change);
            change.add(Rule.AUTHORIZATION_CHANGED, "allow", what, said(allowed, denied), said(allows, denies));
            return;
        }
        List<String> wider = new ArrayList<>();
        gained(change, "allow").forEach(group -> wider.add(group + " is let in"));
        lost(change, "deny").forEach(group -> wider.add(group + " is no longer refused"));
        List<String> narrower = new ArrayList<>();
        lost(change, "allow").forEach(group -> narrower.add(group + " is no longer let in"));
        gained(change, "deny").forEach(group -> narrower.add(group + " is refused"));
        String field = allows.isEmpty() ? "deny" : "allow";
        if (!wider.isEmpty()) {
            change.add(Rule.AUTHORIZATION_WIDENED, field, "group " + String.join(", ", wider));
        }
        if (!narrower.isEmpty()) {
            change.add(Rule.AUTHORIZATION_NARROWED, field, "group " + String.join(", ", narrower));
        }
    }

    private static Set<String> gained(PluginChange change, String list) {
        return ConfigValues.gained(change.before(), change.after(), list);
    }

    private static Set<String> lost(PluginChange change, String list) {
        return ConfigValues.gained(change.after(), change.before(), list);
    }

    private static String now(PluginChange change) {
        return said(ConfigValues.texts(change.after(), "allow"), ConfigValues.texts(change.after(), "deny"));
    }

    private static String said(Set<String> allow, Set<String> deny) {
        return allow.isEmpty() ? "all but " + String.join(", ", deny) : String.join(", ", allow);
    }

    static Set<String> minus(Set<String> all, Set<String> known) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(known);
        return rest;
    }
}
