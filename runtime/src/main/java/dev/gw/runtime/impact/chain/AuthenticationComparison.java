package dev.gw.runtime.impact.chain;

import dev.gw.model.Entity;
import dev.gw.runtime.impact.chain.Authentication.Level;
import dev.gw.runtime.impact.finding.Rule;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what a route asked its callers for with what it asks them for now. */
final class AuthenticationComparison {
    private final RouteChange route;
    private final Authentication before;
    private final Authentication after;

    AuthenticationComparison(RouteChange route, Authentication before, Authentication after) {
        this.route = route;
        this.before = before;
        this.after = after;
    }

    void compare() {
        if (before.asksAs(after)) {
            return;
        }
        Level was = before.level();
        Level is = after.level();
        if (is == Level.NOTHING) {
            add(Rule.AUTHENTICATION_REMOVED, "callers need no credentials any more: " + gone());
        } else if (was == Level.NOTHING && is == Level.ALWAYS) {
            add(Rule.AUTHENTICATION_ADDED, "callers now need credentials: " + after.shown());
        } else if (was == Level.NOTHING) {
            add(Rule.AUTHENTICATION_OPTIONAL, "callers may now identify themselves: " + after.shown());
        } else if (was == Level.ALWAYS && is == Level.IF_GIVEN) {
            add(
                    Rule.ANONYMOUS_ALLOWED,
                    "callers without credentials now pass as consumer " + after.passing() + ", who is not stopped");
        } else if (was == Level.IF_GIVEN && is == Level.ALWAYS) {
            add(Rule.ANONYMOUS_REFUSED, "callers without credentials are now refused");
        } else {
            alternatives();
        }
    }

    private String gone() {
        Set<String> names = names(before);
        boolean off = names.stream().map(before::plugin).anyMatch(p -> p != null && route.isSwitchedOff(p));
        String verb = names.size() == 1 ? off ? " is disabled" : " no longer applies" : " no longer apply";
        return String.join(", ", names) + verb;
    }

    private void alternatives() {
        boolean looser =
                !after.required().keySet().containsAll(before.required().keySet())
                        || before.required().isEmpty()
                                && !before.optional()
                                        .keySet()
                                        .containsAll(after.optional().keySet());
        boolean tighter =
                !before.required().keySet().containsAll(after.required().keySet())
                        || after.required().isEmpty()
                                && !after.optional()
                                        .keySet()
                                        .containsAll(before.optional().keySet());
        String now = "credentials now taken: " + after.shown() + "; until now: " + before.shown();
        Set<String> lost =
                GroupsAspect.minus(before.required().keySet(), after.required().keySet());
        Set<String> gained =
                GroupsAspect.minus(after.required().keySet(), before.required().keySet());
        if (looser && tighter) {
            add(names(after).equals(names(before)) ? weight() : Rule.AUTHENTICATION_METHOD_CHANGED, now);
        } else if (looser && !after.required().isEmpty()) {
            String what = "callers no longer need the credentials of " + String.join(", ", lost);
            add(Rule.AUTHENTICATION_WEAKENED, what, String.join(", ", lost), "none");
        } else if (tighter && !before.required().isEmpty()) {
            String what = "callers now need the credentials of " + String.join(", ", gained) + " too";
            add(Rule.AUTHENTICATION_STRENGTHENED, what, "none", String.join(", ", gained));
        } else if (looser || tighter) {
            add(looser ? Rule.AUTHENTICATION_WEAKENED : Rule.AUTHENTICATION_STRENGTHENED, now);
        } else if (before.passing() != null) {
            add(Rule.ANONYMOUS_CHANGED, "callers without credentials now pass as consumer " + after.passing());
        }
    }

    /** The same plugins, another way of adding them up. */
    private Rule weight() {
        return after.required().size() < before.required().size()
                ? Rule.AUTHENTICATION_WEAKENED
                : Rule.AUTHENTICATION_STRENGTHENED;
    }

    private void add(Rule rule, String what) {
        add(rule, what, before.shown(), after.shown());
    }

    private void add(Rule rule, String what, String old, String now) {
        Set<String> changed = names(before);
        changed.addAll(names(after));
        Entity was = null;
        Entity is = null;
        for (String name : changed) {
            if (!same(before.plugin(name), after.plugin(name))) {
                was = before.plugin(name);
                is = after.plugin(name);
                break;
            }
        }
        route.add(rule, was, is, "anonymous", "", what, old, now);
    }

    private static boolean same(@Nullable Entity one, @Nullable Entity other) {
        return one != null && other != null && one.fields().sameAs(other.fields());
    }

    private static Set<String> names(Authentication side) {
        Set<String> names = new TreeSet<>(side.required().keySet());
        names.addAll(side.optional().keySet());
        return names;
    }
}
