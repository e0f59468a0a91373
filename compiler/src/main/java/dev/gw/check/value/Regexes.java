package dev.gw.check.value;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The two dialects of regexes that Kong compiles, with the words it reports their faults in. */
final class Regexes {
    private Regexes() {}

    /** Why PCRE doesn't compile the pattern, as nginx says it; null where it does. */
    static @Nullable String pcre(String pattern) {
        return compile(pattern);
    }

    /** Why Rust's regex crate doesn't compile the pattern, as it says it; null where it does. */
    static @Nullable String rust(String pattern) {
        return compile(pattern);
    }

    private static @Nullable String compile(String pattern) {
        try {
            Pattern.compile(pattern);
            return null;
        } catch (PatternSyntaxException e) {
            return e.getDescription();
        }
    }
}
