package dev.gw.runtime.impact.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.runtime.router.Router;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What random requests run into is found by the witnesses too. */
class CrossingTest {
    private static final int PAIRS = 150;
    private static final int REQUESTS = 400;

    @Test
    void aRouteThatLosesRequestsToAnotherIsSeenLosingThem() {
        int changes = 0;
        int unseen = 0;
        for (int seed = 0; seed < PAIRS; seed++) {
            RandomTables tables = new RandomTables(seed, 1);
            Map<String, List<String>> table = tables.table();
            Bundle before = Tables.bundle(tables.yaml(table));
            Bundle after = Tables.bundle(tables.yaml(tables.changed(table)));
            Set<String> seen = seen(before, after);
            Set<String> happening = happening(tables, before, after);
            changes += happening.size();
            happening.removeAll(seen);
            unseen += happening.size();
        }

        assertThat(changes).isGreaterThan(PAIRS);
        assertThat(unseen).as("of %d pairs of routes", changes).isLessThanOrEqualTo(changes * 6 / 100);
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

    private static Set<String> happening(RandomTables tables, Bundle before, Bundle after) {
        Router old = new Router(before);
        Router now = new Router(after);
        Map<String, Witness> changes = new HashMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            Witness request = tables.request();
            Entity was = Answer.of(before, old, request).route();
            Entity is = Answer.of(after, now, request).route();
            if (!name(was).equals(name(is))) {
                changes.put(name(was) + " → " + name(is), request);
            }
        }
        return new HashSet<>(changes.keySet());
    }

    private static String name(@Nullable Entity route) {
        return route == null ? "none" : String.valueOf(route.name());
    }
}
