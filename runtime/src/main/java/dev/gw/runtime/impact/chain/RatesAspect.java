package dev.gw.runtime.impact.chain;

import dev.gw.document.MapNode;
import dev.gw.model.Entity;
import dev.gw.runtime.impact.finding.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** rate-limiting: how many requests are let through. */
final class RatesAspect implements Aspect {
    private static final Set<String> WINDOWS = Set.of("second", "minute", "hour", "day", "month", "year");

    @Override
    public void compare(PluginChange change) {
        Windows before = windows(change.before());
        Windows after = windows(change.after());
        if (change.isAdded()) {
            change.add(Rule.LIMIT_ADDED, "", "requests are now limited to " + after.shown(), "none", after.shown());
        } else if (change.isRemoved()) {
            String what = "requests are no longer limited: " + change.gone();
            change.add(Rule.LIMIT_REMOVED, "", what, before.shown(), "none");
        } else {
            compare(change, "", before, after);
            Settings.compare(change, Rule.PLUGIN_CHANGED, said(change));
        }
    }

    /** The store's own settings say something only where the counters stay in it. */
    private static Set<String> said(PluginChange change) {
        Set<String> said = new HashSet<>(WINDOWS);
        if (change.differs("policy")
                || !ConfigValues.values(change.after(), "policy").contains("redis")) {
            said.add("redis");
        }
        return said;
    }

    /** Adds what became of numbers that stand on both sides. */
    static void compare(PluginChange change, String of, Windows before, Windows after) {
        List<String> raised = before.raisedIn(after);
        List<String> lowered = after.raisedIn(before);
        if (!raised.isEmpty()) {
            add(change, Rule.LIMIT_RAISED, of, raised, before, after);
        }
        if (!lowered.isEmpty()) {
            add(change, Rule.LIMIT_LOWERED, of, lowered, before, after);
        }
    }

    private static void add(
            PluginChange change, Rule rule, String of, List<String> windows, Windows before, Windows after) {
        String word = rule == Rule.LIMIT_RAISED ? "more" : "fewer";
        String old = before.shown(windows);
        String now = after.shown(windows);
        String field = of.isEmpty() ? windows.get(0) : "limits." + of + "." + windows.get(0);
        String uses = of.isEmpty() ? "requests" : "uses of " + of;
        change.add(rule, field, word + " " + uses + " are let through: " + now + " instead of " + old, old, now);
    }

    private static Windows windows(@Nullable Entity plugin) {
        MapNode config = plugin == null ? null : plugin.fields().map("config");
        return Windows.of(config);
    }
}
