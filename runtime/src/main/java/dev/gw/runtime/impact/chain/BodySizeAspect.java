package dev.gw.runtime.impact.chain;

import dev.gw.model.Entity;
import dev.gw.runtime.impact.finding.Rule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** request-size-limiting: how large a body may be. */
final class BodySizeAspect implements Aspect {
    @Override
    public void compare(PluginChange change) {
        String old = shown(change.before());
        String now = shown(change.after());
        if (change.isAdded()) {
            change.add(Rule.BODY_LIMIT_ADDED, "", "bodies over " + now + " are refused", "none", now);
        } else if (change.isRemoved()) {
            change.add(Rule.BODY_LIMIT_REMOVED, "", "bodies of any size pass: " + change.gone(), old, "none");
        } else {
            double before = bytes(change.before());
            double after = bytes(change.after());
            if (before != after) {
                boolean raised = after > before;
                change.add(
                        raised ? Rule.BODY_LIMIT_RAISED : Rule.BODY_LIMIT_LOWERED,
                        "allowed_payload_size",
                        "bodies may now have " + now + " instead of " + old,
                        old,
                        now);
            }
            Settings.compare(change, Rule.PLUGIN_CHANGED, Set.of("allowed_payload_size", "size_unit"));
        }
    }

    private static double bytes(@Nullable Entity plugin) {
        double size = ConfigValues.number(plugin, "allowed_payload_size");
        return switch (unit(plugin)) {
            case "bytes" -> size;
            case "kilobytes" -> size * (1 << 10);
            default -> size * (1 << 20);
        };
    }

    private static String unit(@Nullable Entity plugin) {
        return ConfigValues.shown(ConfigValues.at(plugin, "size_unit"));
    }

    private static String shown(@Nullable Entity plugin) {
        return ConfigValues.shown(ConfigValues.at(plugin, "allowed_payload_size")) + " " + unit(plugin);
    }
}
