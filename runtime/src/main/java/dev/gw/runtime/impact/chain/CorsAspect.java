package dev.gw.runtime.impact.chain;

import dev.gw.model.Entity;
import dev.gw.runtime.impact.finding.Rule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** cors: which sites' scripts may use the answers, and how. */
final class CorsAspect implements Aspect {
    @Override
    public void compare(PluginChange change) {
        if (change.isAdded()) {
            Rule rule = isForAll(change.after()) ? Rule.CORS_OPENED : Rule.CORS_ADDED;
            String origins = origins(change.after());
            change.add(rule, "origins", "scripts of " + origins + " may now use the answers", "none", origins);
        } else if (change.isRemoved()) {
            change.add(
                    Rule.CORS_REMOVED,
                    "origins",
                    "scripts of other sites may no longer use the answers: " + change.gone(),
                    origins(change.before()),
                    "none");
        } else {
            compareOrigins(change);
            lists(change, "methods");
            lists(change, "headers");
            credentials(change);
            if (change.differs("preflight_continue")) {
                boolean passed = ConfigValues.isTrue(change.after(), "preflight_continue");
                String by = passed ? "the service" : "the gateway";
                change.add(
                        Rule.PREFLIGHT_CHANGED, "preflight_continue", "preflight requests are now answered by " + by);
            }
            Settings.compare(
                    change,
                    Rule.CORS_CHANGED,
                    Set.of("origins", "methods", "headers", "credentials", "preflight_continue"));
        }
    }

    private static void compareOrigins(PluginChange change) {
        if (!change.differs("origins")) {
            return;
        }
        boolean more =
                !ConfigValues.gained(change.before(), change.after(), "origins").isEmpty();
        boolean less =
                !ConfigValues.gained(change.after(), change.before(), "origins").isEmpty();
        boolean wider = isForAll(change.after()) || !isForAll(change.before()) && more;
        boolean narrower = isForAll(change.before()) || !isForAll(change.after()) && less;
        String what = "scripts of " + origins(change.after()) + " may now use the answers, until now of "
                + origins(change.before());
        if (wider && !isForAll(change.before())) {
            change.add(Rule.CORS_OPENED, "origins", what, origins(change.before()), origins(change.after()));
        }
        if (narrower && !isForAll(change.after())) {
            change.add(Rule.CORS_NARROWED, "origins", what, origins(change.before()), origins(change.after()));
        }
    }

    /** More methods or headers for the same sites open less than more sites do, but they open. */
    private static void lists(PluginChange change, String field) {
        Set<String> lost = ConfigValues.gained(change.after(), change.before(), field);
        Set<String> gained = ConfigValues.gained(change.before(), change.after(), field);
        if (!lost.isEmpty()) {
            change.add(
                    Rule.CORS_NARROWED,
                    field,
                    "scripts may no longer use the " + field + " " + String.join(", ", lost));
        }
        if (!gained.isEmpty()) {
            change.add(Rule.CORS_CHANGED, field, "scripts may now use the " + field + " " + String.join(", ", gained));
        }
    }

    private static void credentials(PluginChange change) {
        if (change.differs("credentials")) {
            boolean opened = ConfigValues.isTrue(change.after(), "credentials");
            change.add(
                    opened ? Rule.CORS_OPENED : Rule.CORS_NARROWED,
                    "credentials",
                    "scripts " + (opened ? "may now" : "may no longer") + " send the user's cookies and credentials");
        }
    }

    /** No list of origins stands for all. */
    private static boolean isForAll(@Nullable Entity plugin) {
        Set<String> origins = ConfigValues.texts(plugin, "origins");
        return origins.isEmpty() || origins.contains("*");
    }

    private static String origins(@Nullable Entity plugin) {
        return isForAll(plugin) ? "any site" : String.join(", ", ConfigValues.texts(plugin, "origins"));
    }
}
