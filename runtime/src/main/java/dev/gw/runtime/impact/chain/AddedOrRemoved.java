package dev.gw.runtime.impact.chain;

import dev.gw.runtime.impact.finding.Rule;
import java.util.Set;

/** A plugin of which it matters most that it runs at all. */
record AddedOrRemoved(Rule added, String nowRuns, Rule removed, String noLonger) implements Aspect {
    @Override
    public void compare(PluginChange change) {
        if (change.isAdded()) {
            change.add(added, "", nowRuns + " (" + change.name() + ")", "none", change.name());
        } else if (change.isRemoved()) {
            change.add(removed, "", noLonger + ": " + change.gone(), change.name(), "none");
        } else {
            Rule other = change.name().equals("proxy-cache") ? Rule.CACHING_CHANGED : Rule.PLUGIN_CHANGED;
            Settings.compare(change, other, Set.of());
        }
    }
}
