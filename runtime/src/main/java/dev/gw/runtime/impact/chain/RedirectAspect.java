package dev.gw.runtime.impact.chain;

import dev.gw.runtime.impact.finding.Rule;
import java.util.Set;

/** redirect: callers are sent elsewhere. */
final class RedirectAspect implements Aspect {
    @Override
    public void compare(PluginChange change) {
        String now = ConfigValues.shown(ConfigValues.at(change.after(), "location"));
        String old = ConfigValues.shown(ConfigValues.at(change.before(), "location"));
        if (change.isAdded()) {
            change.add(Rule.REDIRECT_ADDED, "location", "callers are now sent to " + now, "none", now);
        } else if (change.isRemoved()) {
            change.add(
                    Rule.REDIRECT_REMOVED,
                    "location",
                    "callers are no longer sent elsewhere: " + change.gone(),
                    old,
                    "none");
        } else {
            if (change.differs("location")) {
                change.add(Rule.REDIRECT_CHANGED, "location", "callers are now sent to " + now, old, now);
            }
            Settings.compare(change, Rule.REDIRECT_CHANGED, Set.of("location"));
        }
    }
}
