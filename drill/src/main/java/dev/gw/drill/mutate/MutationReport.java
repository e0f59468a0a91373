package dev.gw.drill.mutate;

import dev.gw.drill.verdict.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which mutants a drill noticed.
 *
 * @param results what became of each
 * @param invalid how many were no valid configurations
 */
public record MutationReport(List<Result> results, int invalid) {
    public MutationReport {
        results = List.copyOf(results);
    }

    /**
     * What became of a mutant.
     *
     * @param mutant the mutant
     * @param noticed the first check that failed; null where none did
     * @param why why none did, as far as it is known; empty where one did
     */
    public record Result(Mutant mutant, @Nullable Outcome noticed, String why) {}

    public long noticed() {
        return results.stream().filter(result -> result.noticed() != null).count();
    }

    /** The share of mutants that were noticed, in percent. */
    public double score() {
        return results.isEmpty() ? 0 : 100.0 * noticed() / results.size();
    }

    /** The report as text. */
    public String text() {
        StringBuilder out = new StringBuilder();
        Map<String, int[]> byOperator = new TreeMap<>();
        for (Result result : results) {
            int[] counts = byOperator.computeIfAbsent(result.mutant().operator(), ignored -> new int[2]);
            counts[0] += result.noticed() == null ? 0 : 1;
            counts[1]++;
        }
        byOperator.forEach((operator, counts) ->
                out.append(String.format(Locale.ROOT, "%-24s %4d of %4d noticed%n", operator, counts[0], counts[1])));
        for (Result result : results) {
            if (result.noticed() == null) {
                String place = result.mutant().place().isEmpty()
                        ? ""
                        : " (" + result.mutant().place() + ")";
                out.append("survived  ").append(result.mutant().operator()).append(": ");
                out.append(result.mutant().what()).append(place).append('\n');
                out.append("          ").append(result.why()).append('\n');
            }
        }
        out.append(String.format(
                Locale.ROOT,
                "mutation score %.1f %%: %d of %d mutants noticed; %d more would be refused by Kong%n",
                score(),
                noticed(),
                results.size(),
                invalid));
        return out.toString().replace("\r\n", "\n");
    }
}
