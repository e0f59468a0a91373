package dev.gw.runtime.impact.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.RouterFlavor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What random requests run into is found by the witnesses too. */
class CrossingTest {
    private static final int PAIRS = 80;
    private static final int REQUESTS = 400;

    @Test
    void aRouteThatLosesRequestsToAnotherIsSeenLosingThem() {
        assertFewUnseen(1, seed -> {
            RandomTables tables = new RandomTables(seed, 1);
            Map<String, List<String>> table = tables.table();
            Bundle before = Tables.bundle(tables.yaml(table));
            return new Change(before, Tables.bundle(tables.yaml(tables.changed(table))), tables::request);
        });
    }

    @Test
    void soItIsWithTheRouterOfOldTimes() {
        // a route that answers nothing can keep another from answering there
        assertFewUnseen(4, seed -> {
            RandomTables tables = new RandomTables(seed, 1);
            Map<String, List<String>> table = tables.table();
            Bundle before = Tables.bundle(tables.yaml(table), RouterFlavor.TRADITIONAL);
            Bundle after = Tables.bundle(tables.yaml(tables.changed(table)), RouterFlavor.TRADITIONAL);
            return new Change(before, after, tables::request);
        });
    }

    @Test
    void soItIsWithExpressions() {
        assertFewUnseen(1, seed -> {
            RandomExpressions tables = new RandomExpressions(seed);
            Map<String, String> table = tables.table();
            Bundle before = Tables.bundle(RandomExpressions.yaml(table), RouterFlavor.EXPRESSIONS);
            Bundle after = Tables.bundle(RandomExpressions.yaml(tables.changed(table)), RouterFlavor.EXPRESSIONS);
            return new Change(before, after, tables::request);
        });
    }

    @Test
    void soItIsWithConnections() {
        assertFewUnseen(1, seed -> {
            RandomConnections tables = new RandomConnections(seed);
            Map<String, String> table = tables.table();
            Bundle before = Tables.bundle(RandomConnections.yaml(table));
            return new Change(before, Tables.bundle(RandomConnections.yaml(tables.changed(table))), tables::connection);
        });
    }

    private record Change(Bundle before, Bundle after, Supplier<? extends Witness> random) {}

    private static void assertFewUnseen(int percent, LongFunction<Change> changes) {
        int all = 0;
        List<String> unseen = new ArrayList<>();
        for (int seed = 0; seed < PAIRS; seed++) {
            Change change = changes.apply(seed);
            Map<String, Witness> happening = happening(change);
            all += happening.size();
            happening.keySet().removeAll(seen(change.before(), change.after()));
            int now = seed;
            happening.forEach((move, witness) -> unseen.add(now + ": " + move + " by " + witness));
        }

        assertThat(all).isGreaterThan(PAIRS);
        assertThat(unseen).as("of %d pairs of routes", all).hasSizeLessThanOrEqualTo(all * percent / 100);
    }

    @Test
    void nothingMovesWhereNothingChanged() {
        RandomTables tables = new RandomTables(1, 1);
        String yaml = tables.yaml(tables.table());

        assertThat(seen(Tables.bundle(yaml), Tables.bundle(yaml))).isEmpty();
    }

    private static Set<String> seen(Bundle before, Bundle after) {
        Crossing crossing = Tables.crossing(before, after);
        Set<String> seen = new HashSet<>();
        crossing.moves()
                .forEach(move -> seen.add(
                        name(move.before().route()) + " → " + name(move.after().route())));
        return seen;
    }

    private static Map<String, Witness> happening(Change change) {
        Answers old = new Answers(change.before());
        Answers now = new Answers(change.after());
        Map<String, Witness> changes = new TreeMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            Witness witness = change.random().get();
            Entity was = old.to(witness).route();
            Entity is = now.to(witness).route();
            if (!name(was).equals(name(is))) {
                changes.put(name(was) + " → " + name(is), witness);
            }
        }
        return changes;
    }

    private static String name(@Nullable Entity route) {
        return route == null ? "none" : String.valueOf(route.name());
    }
}
