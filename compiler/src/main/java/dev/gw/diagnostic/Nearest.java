package dev.gw.diagnostic;

import java.util.Collection;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class Nearest {
    private static final int LONGEST = 80;

    private Nearest() {}

    /** The candidate closest to a name, if one is close enough that it was probably meant. Ties go to the first. */
    public static Optional<String> to(String name, Collection<String> candidates) {
        int edits = Math.min(name.length(), LONGEST) / 3;
        return within(name.length() > 1 ? Math.max(1, edits) : 0, name, candidates);
    }

    /** The candidate closest to a name with so many edits at most. Ties go to the first. */
    public static Optional<String> within(int edits, String name, Collection<String> candidates) {
        String best = null;
        int least = edits + 1;
        for (String candidate : candidates) {
            int distance = distance(name, candidate, least);
            if (distance < least && !candidate.equals(name)) {
                least = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Edits (insert, delete, replace, swap neighbours) between two names, or limit if there are more. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit || a.length() > LONGEST || b.length() > LONGEST) {
            return limit;
        }
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            int least = limit;
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cell(a, b, rows, i, j);
                least = Math.min(least, rows[i][j]);
            }
            if (least >= limit) {
                return limit;
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int cell(String a, String b, int[][] rows, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
