package dev.gw.check.value;

import dev.gw.check.regex.PcreRegex;
import dev.gw.check.regex.RegexProblem;
import dev.gw.check.regex.RustRegex;
import org.jspecify.annotations.Nullable;

/** The two dialects of regexes that Kong compiles, with the words it reports their faults in. */
final class Regexes {
    private Regexes() {}

    /** Why PCRE doesn't compile the pattern, as nginx says it; null where it does. */
    static @Nullable String pcre(String pattern) {
        RegexProblem problem = PcreRegex.problem(pattern);
        return problem == null ? null : nginx(pattern, problem.message(), problem.offset());
    }

    /** Why Rust's regex crate doesn't compile the pattern, as it says it; null where it does. */
    static @Nullable String rust(String pattern) {
        String problem = RustRegex.rendered(pattern);
        return problem.isEmpty() ? null : problem;
    }

    /** PCRE's words with the pattern, and the rest of the pattern from the place of the fault. */
    private static String nginx(String pattern, String message, int offset) {
        String place = offset >= pattern.length() ? "" : " at \"" + pattern.substring(offset) + "\"";
        return "pcre2_compile() failed: " + message + " in \"" + pattern + "\"" + place;
    }
}
