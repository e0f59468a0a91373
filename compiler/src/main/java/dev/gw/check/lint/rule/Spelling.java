package dev.gw.check.lint.rule;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the word that a misspelt one probably means. */
final class Spelling {
    private static final int LONGEST = 64;

    private Spelling() {}

    /** The nearest of the words, where one is near enough to be meant; the first of equally near ones. */
    static Optional<String> nearest(String misspelt, Collection<String> words) {
        int best = limit(misspelt) + 1;
        @Nullable String found = null;
        for (String word : words) {
            int distance = distance(misspelt, word);
            if (distance < best) {
                best = distance;
                found = word;
            }
        }
        return Optional.ofNullable(found);
    }

    private static int limit(String word) {
        return word.length() < 5 ? 1 : word.length() < 12 ? 2 : word.length() / 4;
    }

    /** How many characters to insert, delete, change or swap; a large number for words of very different length. */
    static int distance(String a, String b) {
        if (a.length() > LONGEST || b.length() > LONGEST || Math.abs(a.length() - b.length()) > LONGEST / 4) {
            return LONGEST;
        }
        int[] older = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            fill(row, above, older, a, b, i);
            int[] free = older;
            older = above;
            above = row;
            row = free;
        }
        return above[b.length()];
    }

    private static void fill(int[] row, int[] above, int[] older, String a, String b, int i) {
        row[0] = i;
        for (int j = 1; j <= b.length(); j++) {
            boolean same = a.charAt(i - 1) == b.charAt(j - 1);
            int least = Math.min(above[j - 1] + (same ? 0 : 1), Math.min(above[j], row[j - 1]) + 1);
            boolean swapped =
                    i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
            row[j] = swapped ? Math.min(least, older[j - 2] + 1) : least;
        }
    }
}
