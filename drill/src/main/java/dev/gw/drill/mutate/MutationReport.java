package dev.gw.drill.mutate;

import java.util.List;

/**
 * Which mutants a drill noticed.
 *
 * @param results what became of each that was looked at
 * @param invalid how many were no valid configurations
 * @param left how many the run did not come to before it was ended
 */
public record MutationReport(List<Result> results, int invalid, int left) {
    public MutationReport {
        results = List.copyOf(results);
    }

    /** What can become of a mutant. */
    public enum Fate {
        /** Something that holds for the configuration did not hold for it. */
        NOTICED,
        /** All that holds for the configuration held for it, too. */
        SURVIVED,
        /** It could not be told, which is no notice. */
        UNDECIDED,
        /** No request comes to what was broken, so that it was not tried. */
        UNEXERCISED
    }

    /**
     * What became of a mutant.
     *
     * @param mutant the mutant
     * @param fate what became of it
     * @param why what noticed it, or why nothing did, as far as it is known
     */
    public record Result(Mutant mutant, Fate fate, String why) {}

    /** How many share a fate. */
    public long count(Fate fate) {
        return results.stream().filter(result -> result.fate() == fate).count();
    }

    /** How many were tried. */
    public long tried() {
        return results.size() - count(Fate.UNEXERCISED);
    }

    /** The share of the mutants tried that were noticed, in percent; 0 where none was tried. */
    public double score() {
        return tried() == 0 ? 0 : 100.0 * count(Fate.NOTICED) / tried();
    }

    /** The report as text. */
    public String text() {
        return new MutationText(this).text();
    }
}
