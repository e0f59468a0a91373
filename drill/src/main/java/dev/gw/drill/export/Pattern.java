package dev.gw.drill.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of Java as JavaScript reads it. Immutable.
 *
 * @param flags what it is read with: {@code ims}
 */
record Pattern(String source, String flags) {
    /** What JavaScript reads otherwise, or not at all. */
    private static final List<String> FOREIGN = List.of(
            "\\A", "\\z", "\\Z", "\\G", "\\Q", "\\E", "\\h", "\\H", "\\R", "\\X", "\\a", "\\e", "\\p", "\\P", "\\N",
            "\\x{", "(?>", "&&", "*+", "++", "?+", "}+", "[:");

    /** The same for JavaScript; null where that is not known to mean the same. */
    static @Nullable Pattern of(String expression) {
        String source = expression;
        String flags = "";
        int close = source.indexOf(')');
        if (source.startsWith("(?")
                && close > 2
                && source.substring(2, close).chars().allMatch(c -> "ims".indexOf(c) >= 0)) {
            flags = source.substring(2, close);
            source = source.substring(close + 1);
        }
        String rest = source.replace("\\\\", "");
        boolean inner = false;
        for (int at = rest.indexOf("(?"); at >= 0; at = rest.indexOf("(?", at + 1)) {
            inner |= at + 2 < rest.length() && ":=!<".indexOf(rest.charAt(at + 2)) < 0;
        }
        boolean brackets = rest.chars().filter(c -> c == '[').count()
                > rest.chars().filter(c -> c == ']').count();
        return inner || brackets || FOREIGN.stream().anyMatch(rest::contains) ? null : new Pattern(source, flags);
    }
}
