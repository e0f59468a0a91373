package dev.gw.runtime.impact.chain;

import dev.gw.document.Node;
import dev.gw.model.Entity;
import dev.gw.runtime.impact.finding.Rule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** request-termination: the gateway answers by itself, always or where a header asks for it. */
final class TerminationAspect implements Aspect {
    @Override
    public void compare(PluginChange change) {
        String now = ConfigValues.shown(ConfigValues.at(change.after(), "status_code"));
        String old = ConfigValues.shown(ConfigValues.at(change.before(), "status_code"));
        boolean ended = change.before() != null && trigger(change.before()) == null;
        boolean ends = change.after() != null && trigger(change.after()) == null;
        if (ends && !ended) {
            change.add(
                    Rule.REQUESTS_TERMINATED,
                    "",
                    "every request is answered with " + now + " by the gateway",
                    null,
                    now);
        } else if (ended && !ends) {
            String why = change.isRemoved() ? ": " + change.gone() : ", but where a trigger is sent";
            change.add(Rule.TERMINATION_REMOVED, "", "requests are no longer answered by the gateway" + why, old, null);
        } else if (change.isAdded()) {
            change.add(Rule.TERMINATION_CHANGED, "", "requests with a trigger are answered with " + now, null, now);
        } else if (change.isRemoved()) {
            change.add(Rule.TERMINATION_CHANGED, "", "no trigger is heeded any more: " + change.gone(), old, null);
        } else {
            Settings.compare(change, Rule.TERMINATION_CHANGED, Set.of());
        }
    }

    private static @Nullable Node trigger(Entity plugin) {
        return ConfigValues.at(plugin, "trigger");
    }
}
