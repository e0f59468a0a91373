package dev.gw.drill.report;

import dev.gw.drill.plan.Area;
import dev.gw.drill.plan.Item;
import dev.gw.drill.plan.Plan;
import dev.gw.drill.verdict.Outcome;
import dev.gw.drill.verdict.Verdict;
import java.util.List;
import java.util.Objects;

/**
 * What came of a drill. Immutable.
 *
 * @param name what was drilled
 * @param target where the gateway was
 * @param plan what was to be proved
 * @param outcomes what came of the checks that ran, in order
 * @param notes what of the configuration was changed for the drill, a sentence each
 * @param interrupted whether it was ended before its end
 * @param startedAt when it began, milliseconds since 1970
 * @param millis how long it took
 */
public record DrillReport(
        String name,
        String target,
        Plan plan,
        List<Outcome> outcomes,
        List<String> notes,
        boolean interrupted,
        long startedAt,
        long millis) {
    /** The kinds of items, in the order reports list them. */
    public static final List<String> KINDS = List.of("route", "plugin", "consumer", "limit");

    public DrillReport {
        outcomes = List.copyOf(outcomes);
        notes = List.copyOf(notes);
    }

    /**
     * An item with how often it was exercised.
     *
     * @param item the item
     * @param checks in how many checks it was
     * @param reason why it was not; empty where it was
     */
    public record Covered(Item item, int checks, String reason) {}

    /** What came of the checks of an area, in order. */
    public List<Outcome> of(Area area) {
        return outcomes.stream()
                .filter(outcome -> outcome.check().area() == area)
                .toList();
    }

    /** How many checks ended so. */
    public long count(Verdict verdict) {
        return outcomes.stream().filter(outcome -> outcome.verdict() == verdict).count();
    }

    /** How many requests were sent. */
    public long requests() {
        return outcomes.stream().mapToLong(Outcome::requests).sum();
    }

    /** Every item of a kind, in the order of the configuration. */
    public List<Covered> coverage(String kind) {
        return plan.items().stream()
                .filter(item -> item.kind().equals(kind))
                .map(this::covered)
                .toList();
    }

    private Covered covered(Item item) {
        int checks = (int) outcomes.stream()
                .filter(outcome -> outcome.verdict() != Verdict.INCONCLUSIVE)
                .filter(outcome -> outcome.check().covers().contains(item.key()))
                .count();
        String why = Objects.requireNonNullElse(plan.reasons().get(item.key()), "no check of it was derived");
        return new Covered(item, checks, checks > 0 ? "" : why);
    }
}
