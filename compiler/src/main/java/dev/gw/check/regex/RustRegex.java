package dev.gw.check.regex;

import org.jspecify.annotations.Nullable;

/**
 * Patterns in the dialect of the Rust {@code regex} crate (1.11, regex-syntax 0.8.5), which Kong's router compiles. Only
 * the syntax and the size are checked; nothing is matched. Thread-safe: no state.
 */
public final class RustRegex {
    private static final String TOO_BIG = "Compiled regex exceeds size limit of 10485760 bytes.";

    private RustRegex() {}

    /** What the crate objects to, or null when it accepts {@code pattern}. Never throws. */
    public static @Nullable RegexProblem problem(String pattern) {
        Refusal refusal = refusal(pattern);
        return refusal == null
                ? null
                : new RegexProblem(refusal.text(), refusal.start, Math.max(0, refusal.end - refusal.start));
    }

    /** The crate's whole message for {@code pattern}, with the marked lines; empty when it is accepted. */
    public static String rendered(String pattern) {
        Refusal refusal = refusal(pattern);
        if (refusal == null) {
            return "";
        }
        return refusal.text().equals(TOO_BIG) ? TOO_BIG : RustMessage.of(pattern, refusal);
    }

    private static @Nullable Refusal refusal(String pattern) {
        try {
            RustNode root = new RustParser(pattern).parse();
            RustNesting.check(root);
            new RustTranslation().check(root);
            if (new RustSize().of(root) > RustSize.LIMIT) {
                return new Refusal(TOO_BIG, 0, pattern.length());
            }
            return null;
        } catch (Refusal refusal) {
            return refusal;
        }
    }
}
