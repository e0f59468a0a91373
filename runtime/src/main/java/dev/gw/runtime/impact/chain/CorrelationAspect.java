package dev.gw.runtime.impact.chain;

import dev.gw.model.Entity;
import dev.gw.runtime.impact.finding.Rule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** correlation-id: which header tells services, and callers if they are told, of the request's id. */
final class CorrelationAspect implements Aspect {
    private static final String HEADER = "header_name";
    private static final String ECHO = "echo_downstream";

    @Override
    public void compare(PluginChange change) {
        String was = name(change.before());
        String is = name(change.after());
        if (!was.equals(is)) {
            String what = is.equals("none") ? "the service no longer gets " + was : "the service now gets " + is;
            change.add(Rule.REQUEST_HEADER_CHANGED, HEADER, what, was, is);
        }
        String told = ConfigValues.isTrue(change.before(), ECHO) ? was : "none";
        String tells = ConfigValues.isTrue(change.after(), ECHO) ? is : "none";
        if (!told.equals(tells) && !told.equals("none")) {
            change.add(Rule.RESPONSE_HEADER_REMOVED, ECHO, "callers no longer get " + told, told, tells);
        }
        if (!told.equals(tells) && !tells.equals("none")) {
            change.add(Rule.RESPONSE_HEADER_ADDED, ECHO, "callers now get " + tells, told, tells);
        }
        if (!change.isAdded() && !change.isRemoved()) {
            Settings.compare(change, Rule.PLUGIN_CHANGED, Set.of(HEADER, ECHO));
        }
    }

    private static String name(@Nullable Entity plugin) {
        return ConfigValues.shown(ConfigValues.at(plugin, HEADER));
    }
}
