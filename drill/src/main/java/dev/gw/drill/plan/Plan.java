package dev.gw.drill.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All checks of a drill. Immutable.
 *
 * @param checks the checks, in the order they run
 * @param items what there is to exercise
 * @param reasons why an item is not exercised, by its key
 */
public record Plan(List<Check> checks, List<Item> items, Map<String, String> reasons) {
    public Plan {
        checks = List.copyOf(checks);
        items = List.copyOf(items);
        reasons = Map.copyOf(reasons);
    }

    /** The plan with more checks at its end; reasons that are given replace those known. */
    public Plan with(List<Check> more, Map<String, String> whys) {
        List<Check> all = new ArrayList<>(checks);
        all.addAll(more);
        Map<String, String> known = new HashMap<>(reasons);
        known.putAll(whys);
        return new Plan(all, items, known);
    }

    /** How many requests it sends. */
    public long requests() {
        return checks.stream().mapToLong(Check::requests).sum();
    }
}
