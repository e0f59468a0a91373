package dev.gw.check.lint.rule;

import dev.gw.model.Entity;
import dev.gw.model.route.RoutePriority;
import dev.gw.model.route.SplitRoute;

/** Says why Kong's router asks one route before another. */
final class RouterOrder {
    private static final int QUIRK_FROM = 4;

    private RouterOrder() {}

    /** The reason, as a clause about the first route; both are given in the router's order. */
    static String reason(SplitRoute first, SplitRoute second) {
        if (first.priority() == second.priority()) {
            return tie(first.route(), second.route());
        }
        RoutePriority a = first.rank();
        RoutePriority b = second.rank();
        if (a.attributes() >= QUIRK_FROM && b.attributes() < QUIRK_FROM) {
            return "it matches by four or more attributes";
        }
        if (a.regex() && a.regexPriority() < 0) {
            return "a negative regex_priority sorts before everything else in Kong 3.9";
        }
        if (a.plainHosts() != b.plainHosts()) {
            return "routes with hosts that have no wildcard are asked first";
        }
        if (a.regex() != b.regex()) {
            return "regex paths are asked before plain ones";
        }
        if (a.attributes() != b.attributes()) {
            return "it matches by more attributes";
        }
        if (a.headers() != b.headers()) {
            return "it matches by more headers";
        }
        return a.regex() ? "its regex_priority is higher" : "its path is longer";
    }

    private static String tie(Entity first, Entity second) {
        if (hasStableId(first) && hasStableId(second)) {
            return "both have the same priority and its id is larger";
        }
        return "both have the same priority, the larger id wins, and a route without name and id gets a new random id at"
                + " every load";
    }

    /** Whether the route has the same id at every load. */
    static boolean hasStableId(Entity route) {
        return route.name() != null || route.authored().has("id");
    }
}
