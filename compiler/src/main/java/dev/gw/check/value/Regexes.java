package dev.gw.check.value;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The two dialects of regexes that Kong compiles, with the words it reports their faults in. */
final class Regexes {
    private Regexes() {}

    /** Why PCRE doesn't compile the pattern, as nginx says it; null where it does. */
    static @Nullable String pcre(String pattern) {
        PatternSyntaxException problem = compile(pattern);
        return problem == null ? null : nginx(pattern, problem.getDescription(), problem.getIndex());
    }

    /** Why Rust's regex crate doesn't compile the pattern, as it says it; null where it does. */
    static @Nullable String rust(String pattern) {
        PatternSyntaxException problem = compile(pattern);
        return problem == null ? null : "regex parse error:\n    " + pattern + "\nerror: " + problem.getDescription();
    }

    private static @Nullable PatternSyntaxException compile(String pattern) {
        try {
            Pattern.compile(pattern);
            return null;
        } catch (PatternSyntaxException e) {
            return e;
        }
    }

    /** PCRE's words with the pattern, and the rest of the pattern from the place of the fault. */
    private static String nginx(String pattern, String message, int offset) {
        boolean atEnd = offset < 0 || offset >= pattern.length();
        String place = atEnd ? "" : " at \"" + pattern.substring(offset) + "\"";
        return "pcre2_compile() failed: " + message + " in \"" + pattern + "\"" + place;
    }
}
