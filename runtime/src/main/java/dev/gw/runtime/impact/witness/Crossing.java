package dev.gw.runtime.impact.witness;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.router.Router;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends witnesses through the routers of both sides. Only the changed routes can gain or lose requests, and they share
 * requests only with their neighbours: so only their witnesses are sent.
 */
public final class Crossing {
    private static final int NEIGHBOURS = 40_000;
    private static final int FEWEST_NEIGHBOURS = 50;
    private static final int MOST_FOR_RICH = 100;

    private final Bundle before;
    private final Bundle after;
    private final Router routerBefore;
    private final Router routerAfter;
    private final Map<String, String> counterparts;
    private final Set<String> reachedBefore = new HashSet<>();
    private final Set<String> reachedAfter = new HashSet<>();
    private final List<Move> moves = new ArrayList<>();
    private int sent;

    /**
     * For two configurations.
     *
     * @param counterparts the ids of routes before by the ids of the same routes after
     */
    public Crossing(Bundle before, Bundle after, Map<String, String> counterparts) {
        this.before = before;
        this.after = after;
        this.routerBefore = new Router(before);
        this.routerAfter = new Router(after);
        this.counterparts = counterparts;
    }

    /**
     * Sends the witnesses of the routes that changed, and of their neighbours.
     *
     * @param was the changed and the removed routes, as they were
     * @param is the changed and the added routes, as they are
     */
    public void send(List<Entity> was, List<Entity> is) {
        witnesses(before, after, was, is).forEach(this::send);
    }

    /** The witnesses of some routes before and some after, and of their neighbours. */
    static Set<Witness> witnesses(Bundle before, Bundle after, List<Entity> was, List<Entity> is) {
        int most = Math.max(NEIGHBOURS / Math.max(was.size() + is.size(), 1), FEWEST_NEIGHBOURS);
        Neighbours olds = index(before, most);
        Neighbours news = index(after, most);
        Set<Witness> witnesses = new LinkedHashSet<>();
        was.forEach(route -> add(olds.matching(route), witnesses));
        is.forEach(route -> add(news.matching(route), witnesses));
        boolean rich = was.size() + is.size() <= MOST_FOR_RICH;
        was.forEach(route -> addShared(olds.matching(route), olds, news, rich, witnesses));
        is.forEach(route -> addShared(news.matching(route), olds, news, rich, witnesses));
        return witnesses;
    }

    private static Neighbours index(Bundle bundle, int most) {
        Neighbours neighbours = new Neighbours(most);
        bundle.all(EntityKind.ROUTES).forEach(neighbours::add);
        return neighbours;
    }

    private static void add(Matching matching, Set<Witness> witnesses) {
        witnesses.addAll(Witnesses.fitting(matching));
        witnesses.addAll(Witnesses.missing(matching));
    }

    private static void addShared(
            Matching matching, Neighbours olds, Neighbours news, boolean rich, Set<Witness> witnesses) {
        for (Neighbours side : List.of(olds, news)) {
            Set<Entity> found = side.of(matching);
            for (Entity neighbour : found) {
                Matching other = side.matching(neighbour);
                witnesses.addAll(Witnesses.fitting(other));
                witnesses.addAll(Witnesses.shared(matching, other, rich && found.size() <= MOST_FOR_RICH));
            }
        }
    }

    private void send(Witness witness) {
        Answer was = Answer.of(before, routerBefore, witness);
        Answer is = Answer.of(after, routerAfter, witness);
        sent++;
        if (was.route() != null) {
            reachedBefore.add(was.route().id());
        }
        if (is.route() != null) {
            reachedAfter.add(is.route().id());
        }
        if (!isSame(was.route(), is.route()) || !Objects.equals(was.path(), is.path())) {
            moves.add(new Move(witness, was, is));
        }
    }

    /** Whether both are the same route, as it was and as it is; or both none. */
    public boolean isSame(@Nullable Entity was, @Nullable Entity is) {
        return was == null || is == null ? was == null && is == null : was.id().equals(counterparts.get(is.id()));
    }

    /** The requests that are answered differently, in the order they were sent. */
    public List<Move> moves() {
        return List.copyOf(moves);
    }

    /** Whether a request reached a route before. */
    public boolean wasReached(Entity route) {
        return reachedBefore.contains(route.id());
    }

    /** Whether a request reaches a route after. */
    public boolean isReached(Entity route) {
        return reachedAfter.contains(route.id());
    }

    /** How many requests were sent through both. */
    public int sent() {
        return sent;
    }
}
