package dev.gw.runtime.impact.witness;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
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
    private static final int MOST_FOR_GRIDS = 100;
    private static final int CELLS = 20_000;
    private static final int MOST_CELLS = 4_000;
    private static final int FEWEST_CELLS = 50;

    private final Bundle before;
    private final Bundle after;
    private final Answers answersBefore;
    private final Answers answersAfter;
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
        this.answersBefore = new Answers(before);
        this.answersAfter = new Answers(after);
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

    /**
     * Sends the witnesses of routes that take the requests they took, and may ask their services for other paths.
     *
     * @param is the routes as they are
     */
    public void send(List<Entity> is) {
        Set<Witness> witnesses = new LinkedHashSet<>();
        for (Entity route : is) {
            Demand.of(route).forEach(matching -> witnesses.addAll(Witnesses.fitting(matching)));
        }
        witnesses.forEach(this::send);
    }

    /** The witnesses of some routes before and some after, and of their neighbours. */
    static Set<Witness> witnesses(Bundle before, Bundle after, List<Entity> was, List<Entity> is) {
        int most = Math.max(NEIGHBOURS / Math.max(was.size() + is.size(), 1), FEWEST_NEIGHBOURS);
        Set<String> near = new HashSet<>();
        was.forEach(route -> beginnings(route, near));
        is.forEach(route -> beginnings(route, near));
        Neighbours olds = index(before, most, near);
        Neighbours news = index(after, most, near);
        Set<Witness> witnesses = new LinkedHashSet<>();
        int changed = was.size() + is.size();
        int cells = changed <= MOST_FOR_GRIDS ? Math.min(CELLS / Math.max(changed, 1), MOST_CELLS) : 0;
        was.forEach(route -> add(olds.matchings(route), witnesses));
        is.forEach(route -> add(news.matchings(route), witnesses));
        was.forEach(route -> addShared(olds.matchings(route), List.of(olds, news), cells, witnesses));
        is.forEach(route -> addShared(news.matchings(route), List.of(olds, news), cells, witnesses));
        return witnesses;
    }

    private static void beginnings(Entity route, Set<String> near) {
        Demand.of(route).forEach(matching -> near.addAll(matching.beginnings()));
    }

    private static Neighbours index(Bundle bundle, int most, Set<String> near) {
        Neighbours neighbours = new Neighbours(most);
        bundle.all(EntityKind.ROUTES).forEach(route -> neighbours.add(route, near));
        return neighbours;
    }

    private static void add(List<Matching> matchings, Set<Witness> witnesses) {
        for (Matching matching : matchings) {
            witnesses.addAll(Witnesses.fitting(matching));
            witnesses.addAll(Witnesses.missing(matching));
        }
    }

    private static void addShared(List<Matching> matchings, List<Neighbours> sides, int cells, Set<Witness> witnesses) {
        for (Matching matching : matchings) {
            Grid grid = new Grid(matching);
            boolean few = cells > 0;
            for (Neighbours side : sides) {
                Set<Entity> found = side.of(matching);
                few &= found.size() <= MOST_FOR_GRIDS;
                for (Entity neighbour : found) {
                    for (Matching other : side.matchings(neighbour)) {
                        addShared(matching, other, few ? grid : null, witnesses);
                    }
                }
            }
            if (few) {
                witnesses.addAll(grid.witnesses(Math.max(cells / matchings.size(), FEWEST_CELLS)));
            }
        }
    }

    private static void addShared(Matching one, Matching other, @Nullable Grid grid, Set<Witness> witnesses) {
        if (one.isOfConnections() != other.isOfConnections()) {
            return;
        }
        witnesses.addAll(Witnesses.fitting(other));
        witnesses.addAll(Witnesses.shared(one, other));
        if (grid != null) {
            grid.add(other);
        }
    }

    private void send(Witness witness) {
        Answer was = answersBefore.to(witness);
        Answer is = answersAfter.to(witness);
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
