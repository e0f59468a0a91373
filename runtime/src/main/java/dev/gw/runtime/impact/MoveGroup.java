package dev.gw.runtime.impact;

import dev.gw.model.Entity;
import dev.gw.runtime.impact.finding.Cause;
import dev.gw.runtime.impact.finding.Effects;
import dev.gw.runtime.impact.finding.Names;
import dev.gw.runtime.impact.finding.Rule;
import dev.gw.runtime.impact.witness.Move;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requests that are answered differently from one cause. */
final class MoveGroup {
    private static final String NO_ROUTE = "no route";

    private final Rule rule;
    private final Cause cause;
    private final Set<String> from = new LinkedHashSet<>();
    private final Set<String> to = new LinkedHashSet<>();
    private @Nullable Move first;

    MoveGroup(Rule rule, Cause cause) {
        this.rule = rule;
        this.cause = cause;
    }

    void add(Move move) {
        if (first == null) {
            first = move;
        }
        from.add(name(move.before().route()));
        to.add(name(move.after().route()));
    }

    private static String name(@Nullable Entity route) {
        return route == null ? NO_ROUTE : Names.of(route);
    }

    void report(Hidden hidden, Effects out) {
        if (first == null) {
            return;
        }
        boolean gained = first.before().route() == null;
        List<String> names = List.copyOf(gained ? to : from);
        String subject = subject(names);
        boolean path = rule == Rule.PATH_REWRITTEN;
        String before = path ? hidden.in(first.before().path()) : listed(from);
        String after = path ? hidden.in(first.after().path()) : listed(to);
        String witness = hidden.in(first.witness().toString());
        out.add(rule, cause, subject, what(), before, after, witness, names);
    }

    private String subject(List<String> names) {
        if (names.size() == 1) {
            return "route " + names.get(0);
        }
        boolean service = cause.scope().startsWith("service ");
        return service ? cause.scope() + " (" + names.size() + " routes)" : Effects.listed(names);
    }

    private static String listed(Set<String> names) {
        return names.size() == 1 ? names.iterator().next() : Effects.listed(List.copyOf(names));
    }

    private String what() {
        Set<String> takers = new LinkedHashSet<>(to);
        takers.remove(NO_ROUTE);
        String taker = takers.isEmpty() ? NO_ROUTE : listed(takers);
        boolean connections = first != null && first.witness().isConnection();
        String things = connections ? "connections" : "requests";
        String refused = connections ? "are refused" : "get 404";
        String refusedNow = connections ? "are now refused" : "now get 404";
        String turned = connections ? "were refused" : "got 404";
        boolean lost = to.contains(NO_ROUTE);
        return switch (rule) {
            case PATH_REWRITTEN -> "the service is asked for another path";
            case REQUESTS_MOVED_UNPROTECTED ->
                things + " now go to " + taker + ", which " + (takers.size() > 1 ? "ask" : "asks") + " less of callers";
            case REQUESTS_OPENED -> "requests that got 404 are now answered, without credentials";
            case REQUESTS_MOVED -> things + " now go to " + taker;
            case REQUESTS_UNANSWERED -> things + " " + refusedNow;
            case ROUTE_REMOVED -> {
                String others = lost ? ", others " + refused : "";
                yield "gone; its " + things + " " + (takers.isEmpty() ? refusedNow : "now go to " + taker + others);
            }
            case ROUTE_SHADOWED -> "gets no " + things + " any more: they go to " + taker;
            case ROUTE_UNREACHABLE -> "gets no " + things + " any more: they " + refused;
            case ROUTE_ADDED -> "new, answers " + things + " that " + turned;
            case ROUTE_REACHABLE -> "got no " + things + ", and now answers some";
            default -> things + " that " + turned + " are now answered";
        };
    }
}
