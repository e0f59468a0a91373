package dev.gw.drill.plan;

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

    /** How many requests it sends. */
    public long requests() {
        return checks.stream().mapToLong(Check::requests).sum();
    }
}
