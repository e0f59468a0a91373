package dev.gw.runtime.impact.chain;

import dev.gw.runtime.impact.finding.Rule;
import java.util.Set;

/** ip-restriction: which addresses are let in. Without {@code allow}, all are that are not denied. */
final class AddressesAspect implements Aspect {
    @Override
    public void compare(PluginChange change) {
        if (change.isAdded()) {
            change.add(
                    Rule.CLIENT_FILTER_ADDED,
                    "allow",
                    "only some addresses are let in (ip-restriction)",
                    "all",
                    "some");
        } else if (change.isRemoved()) {
            String what = "all addresses are let in: " + change.gone();
            change.add(Rule.CLIENT_FILTER_REMOVED, "allow", what, "some", "all");
        } else {
            list(change, "allow", /* moreLetsIn= */ true);
            list(change, "deny", /* moreLetsIn= */ false);
            Settings.compare(change, Rule.PLUGIN_CHANGED, Set.of("allow", "deny"));
        }
    }

    private static void list(PluginChange change, String field, boolean moreLetsIn) {
        Set<String> before = ConfigValues.texts(change.before(), field);
        Set<String> after = ConfigValues.texts(change.after(), field);
        if (before.isEmpty() != after.isEmpty()) {
            boolean wider = after.isEmpty();
            change.add(
                    wider ? Rule.CLIENT_FILTER_WIDENED : Rule.CLIENT_FILTER_NARROWED,
                    field,
                    wider ? "the list " + field + " is gone" : "there is a list " + field + " now");
            return;
        }
        Set<String> gained = AddressRanges.notIn(change.before(), change.after(), field);
        Set<String> lost = AddressRanges.notIn(change.after(), change.before(), field);
        if (!gained.isEmpty()) {
            change.add(
                    moreLetsIn ? Rule.CLIENT_FILTER_WIDENED : Rule.CLIENT_FILTER_NARROWED,
                    field,
                    String.join(", ", gained) + (moreLetsIn ? " let in" : " refused"));
        }
        if (!lost.isEmpty()) {
            change.add(
                    moreLetsIn ? Rule.CLIENT_FILTER_NARROWED : Rule.CLIENT_FILTER_WIDENED,
                    field,
                    String.join(", ", lost) + (moreLetsIn ? " no longer let in" : " no longer refused"));
        }
    }
}
