package dev.gw.runtime.impact;

import dev.gw.model.Entity;
import dev.gw.runtime.impact.chain.ChainComparison;
import dev.gw.runtime.impact.chain.RouteChange;
import dev.gw.runtime.impact.chain.Side;
import dev.gw.runtime.impact.finding.Cause;
import dev.gw.runtime.impact.finding.Effects;
import dev.gw.runtime.impact.finding.Names;
import dev.gw.runtime.impact.finding.Rule;
import dev.gw.runtime.impact.witness.Crossing;
import dev.gw.runtime.impact.witness.Move;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes findings of the requests that are answered differently, one for each cause. */
final class MovedRequests {
    private static final Set<Rule> LOOSER = Set.of(
            Rule.AUTHORIZATION_REMOVED,
            Rule.AUTHORIZATION_WIDENED,
            Rule.CLIENT_FILTER_REMOVED,
            Rule.CLIENT_FILTER_WIDENED);

    private final Side before;
    private final Side after;
    private final RoutePairs pairs;
    private final Crossing crossing;
    private final ServiceComparison services;
    private final Effects out;
    private final Set<String> changed = new HashSet<>();
    private final Map<String, Boolean> alike = new HashMap<>();
    private final Map<String, Boolean> looser = new HashMap<>();
    private final Map<String, Integer> strictness = new HashMap<>();
    private final Map<String, Entity> afterOf = new HashMap<>();
    private final boolean asksSomewhere;

    MovedRequests(
            Side before,
            Side after,
            RoutePairs pairs,
            Crossing crossing,
            ServiceComparison services,
            List<Entity> changedAfter,
            Effects out) {
        this.before = before;
        this.after = after;
        this.pairs = pairs;
        this.crossing = crossing;
        this.services = services;
        this.out = out;
        this.asksSomewhere = after.asksSomewhere();
        changedAfter.forEach(route -> changed.add(route.id()));
        pairs.beforeOf().forEach((is, was) -> afterOf.put(was.id(), is));
    }

    void report() {
        Map<String, MoveGroup> groups = new LinkedHashMap<>();
        for (Move move : crossing.moves()) {
            Entity was = move.before().route();
            Entity is = move.after().route();
            boolean sameRoute = was != null && is != null && crossing.isSame(was, is);
            if (sameRoute && (move.before().path() == null || move.after().path() == null)
                    || !sameRoute && isTreatedAlike(move)) {
                continue;
            }
            Rule rule = sameRoute ? Rule.PATH_REWRITTEN : rule(was, is);
            Cause cause = sameRoute ? ofPath(was, is) : cause(rule, was, is);
            groups.computeIfAbsent(rule + cause.key(), ignored -> new MoveGroup(rule, cause))
                    .add(move);
        }
        Hidden hidden = new Hidden(before.bundle(), after.bundle());
        groups.values().forEach(group -> group.report(hidden, out));
        pairs.added().stream().filter(this::isNeverReached).forEach(this::neverReached);
    }

    /** Whether the other route does with the request what the one before did. */
    private boolean isTreatedAlike(Move move) {
        Entity was = move.before().route();
        Entity is = move.after().route();
        if (was == null
                || is == null
                || !Objects.equals(move.before().path(), move.after().path())) {
            return false;
        }
        return alike.computeIfAbsent(was.id() + " " + is.id(), ignored -> {
            Effects effects = new Effects(0);
            new RouteComparison(after.bundle(), effects).compare(was, is);
            new ChainComparison(new RouteChange(before, after, is, effects), was).compare();
            return effects.isEmpty()
                    && services.compare(
                                    before.bundle().parent(was, "service").orElse(null),
                                    after.bundle().parent(is, "service").orElse(null))
                            .isEmpty();
        });
    }

    private Rule rule(@Nullable Entity was, @Nullable Entity is) {
        if (was == null) {
            return gained(Objects.requireNonNull(is));
        }
        Entity now = afterOf.get(was.id());
        if (is != null && asksLess(was, is)) {
            return Rule.REQUESTS_MOVED_UNPROTECTED;
        }
        if (now == null) {
            return Rule.ROUTE_REMOVED;
        }
        boolean reached = crossing.isReached(now);
        if (is == null) {
            return reached ? Rule.REQUESTS_UNANSWERED : Rule.ROUTE_UNREACHABLE;
        }
        return reached ? Rule.REQUESTS_MOVED : Rule.ROUTE_SHADOWED;
    }

    /** Whether a route asks less of callers than another did: for credentials, groups or addresses. */
    private boolean asksLess(Entity was, Entity is) {
        int asked = strictness(before, was);
        int asks = strictness(after, is);
        return asks < asked
                || asks == asked
                        && looser.computeIfAbsent(was.id() + " " + is.id(), ignored -> {
                            Effects effects = new Effects(0);
                            new ChainComparison(new RouteChange(before, after, is, effects), was).compare();
                            return effects.findings().stream().anyMatch(finding -> LOOSER.contains(finding.rule()));
                        });
    }

    private Rule gained(Entity is) {
        boolean requests = !Protocols.areOfConnections(is);
        if (requests && asksSomewhere && strictness(after, is) == 0) {
            return Rule.REQUESTS_OPENED;
        }
        Entity old = pairs.beforeOf().get(is);
        if (old == null) {
            return Rule.ROUTE_ADDED;
        }
        return crossing.wasReached(old) ? Rule.REQUESTS_ANSWERED : Rule.ROUTE_REACHABLE;
    }

    private int strictness(Side side, Entity route) {
        String key = (side == after ? "after " : "before ") + route.id();
        return strictness.computeIfAbsent(key, ignored -> side.strictness(route));
    }

    /** The route that changed: of two, the one that takes requests from the other, unless that one is gone. */
    private Cause cause(Rule rule, @Nullable Entity was, @Nullable Entity is) {
        boolean gone = rule == Rule.ROUTE_REMOVED;
        if (is != null && !gone && (was == null || changed.contains(is.id()))) {
            return Cause.of(after.bundle(), is);
        }
        Entity old = Objects.requireNonNull(was == null ? is : was);
        Entity now = afterOf.get(old.id());
        return now == null ? Cause.of(before.bundle(), old) : Cause.of(after.bundle(), now);
    }

    /** The service where its path changed, else the route. */
    private Cause ofPath(@Nullable Entity was, @Nullable Entity is) {
        Entity route = Objects.requireNonNull(is);
        Entity service = after.bundle().parent(route, "service").orElse(null);
        Entity old = was == null ? null : before.bundle().parent(was, "service").orElse(null);
        if (service != null && old != null && !Fields.same(old, service, List.of("path"))) {
            return Cause.of(after.bundle(), service);
        }
        return Cause.of(after.bundle(), route);
    }

    private boolean isNeverReached(Entity route) {
        boolean off = after.bundle()
                .parent(route, "service")
                .map(service -> !service.isTrue("enabled"))
                .orElse(false);
        return !off && !crossing.isReached(route);
    }

    private void neverReached(Entity route) {
        out.add(
                Rule.ROUTE_NEVER_REACHED,
                Cause.of(after.bundle(), route),
                "route " + Names.of(route),
                Protocols.areOfConnections(route)
                        ? "no connection reaches it: other routes take them all"
                        : "no request reaches it: other routes take them all",
                null,
                null,
                null,
                List.of(Names.of(route)));
    }
}
