package dev.gw.drill.verdict;

import java.util.Locale;

/** How a check ended. */
public enum Verdict {
    PASS,
    FAIL,
    /** It could not be decided; it never counts as passed. */
    INCONCLUSIVE;

    /** As reports write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
