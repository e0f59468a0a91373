package dev.gw.runtime.impact.witness;

import dev.gw.check.regex.RustSamples;
import dev.gw.runtime.router.RouteRegex;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A regular expression of a path, anchored at its beginning. What is worked out of it is kept; not thread-safe. */
final class PathRegex {
    private static final int SAMPLES = 6;

    private final String text;
    private @Nullable List<String> samples;
    private @Nullable RouteRegex compiled;

    /**
     * An expression.
     *
     * @param text without its tilde and its anchor
     */
    PathRegex(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Paths that fit, or nearly do. */
    List<String> samples() {
        if (samples == null) {
            List<String> paths = new ArrayList<>(SAMPLES);
            for (String sample : RustSamples.of(text, SAMPLES)) {
                paths.add(sample.startsWith("/") ? sample : "/" + sample);
            }
            samples = paths;
        }
        return samples;
    }

    boolean fits(String path) {
        if (compiled == null) {
            compiled = RouteRegex.of("^" + text.replace("?<", "?P<"));
        }
        return compiled.isIn(path);
    }

    /** What every text that matches begins with. */
    String beginning() {
        return beginning(text);
    }

    /** What every text that matches an expression begins with. */
    static String beginning(String regex) {
        if (regex.indexOf('|') >= 0) {
            return "";
        }
        int end = 0;
        while (end < regex.length() && isLiteral(regex.charAt(end))) {
            end++;
        }
        boolean repeated = end < regex.length() && "?*+{".indexOf(regex.charAt(end)) >= 0;
        return regex.substring(0, repeated ? Math.max(end - 1, 0) : end);
    }

    private static boolean isLiteral(char c) {
        return Character.isLetterOrDigit(c) || "/-_~%@:,;=&!<>".indexOf(c) >= 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
