package dev.gw.drill.mutate;

import dev.gw.drill.measure.Counts;
import dev.gw.drill.mutate.MutationReport.Fate;
import dev.gw.drill.mutate.MutationReport.Result;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes a mutation report for people. Used once. */
final class MutationText {
    private final MutationReport report;
    private final StringBuilder out = new StringBuilder();

    MutationText(MutationReport report) {
        this.report = report;
    }

    String text() {
        operators();
        missed(Fate.SURVIVED, "survived");
        missed(Fate.UNDECIDED, "undecided");
        unexercised();
        score();
        return out.toString();
    }

    private void operators() {
        Map<String, int[]> byOperator = new TreeMap<>();
        for (Result result : report.results()) {
            if (result.fate() != Fate.UNEXERCISED) {
                int[] counts = byOperator.computeIfAbsent(result.mutant().operator(), ignored -> new int[2]);
                counts[0] += result.fate() == Fate.NOTICED ? 1 : 0;
                counts[1]++;
            }
        }
        byOperator.forEach((operator, counts) ->
                line(String.format(Locale.ROOT, "%-24s %4d of %4d noticed", operator, counts[0], counts[1])));
    }

    private void missed(Fate fate, String word) {
        for (Result result : report.results()) {
            if (result.fate() == fate) {
                Mutant mutant = result.mutant();
                line(String.format(Locale.ROOT, "%-10s", word) + mutant.operator() + ": " + mutant.what() + at(mutant));
                line("          " + result.why());
            }
        }
    }

    /** Where nothing is sent to, a line says enough of all that could be broken there. */
    private void unexercised() {
        Map<String, Integer> byPlace = new LinkedHashMap<>();
        for (Result result : report.results()) {
            if (result.fate() == Fate.UNEXERCISED) {
                byPlace.merge(result.mutant().subject() + at(result.mutant()), 1, Integer::sum);
            }
        }
        byPlace.forEach((place, count) -> line("not exercised  " + place + ": " + Counts.of(count, "mutant")));
    }

    private static String at(Mutant mutant) {
        return mutant.place().isEmpty() ? "" : " (" + mutant.place() + ")";
    }

    private void score() {
        String score = String.format(
                Locale.ROOT,
                "mutation score %.1f %%: %d of %d mutants noticed; %d more would be refused by Kong",
                report.score(),
                report.count(Fate.NOTICED),
                report.tried(),
                report.invalid());
        long unexercised = report.count(Fate.UNEXERCISED);
        line(score
                + (unexercised > 0 ? "; " + unexercised + " are not exercised" : "")
                + (report.left() > 0 ? "; " + report.left() + " were not run" : ""));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
