package dev.gw.check.lint.rule;

import dev.gw.model.route.SplitRoute;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is certain about the paths that a route's path matches.
 *
 * @param text as written
 * @param literal every path that matches begins with this; may be empty
 * @param open whether every path that begins with the literal matches
 * @param regex an equal pattern of Java's, where the regex is simple enough to have one: its match on a text is a match
 *     on every longer text
 */
record PathPattern(
        String text, String literal, boolean open, @Nullable Pattern regex) {
    /** What a route without paths matches: every path, and every path begins with a slash. */
    static final PathPattern ANY = new PathPattern("", "/", true, null);

    static PathPattern of(String path) {
        if (!SplitRoute.isRegex(path)) {
            return new PathPattern(path, path, true, null);
        }
        String regex = path.substring(1);
        int end = RegexText.literalEnd(regex);
        String literal = RegexText.literal(regex, end);
        boolean open = end >= 0 && RegexText.matchesAnything(regex.substring(end));
        return new PathPattern(path, literal, open, open ? null : RegexText.compiled(regex));
    }

    /** Whether every path that the other matches is matched here; false where that is not certain. */
    boolean covers(PathPattern other) {
        if (text.equals(other.text) || (open && other.literal.startsWith(literal))) {
            return true;
        }
        if (regex == null || !RegexText.isAscii(other.literal)) {
            return false;
        }
        Matcher matcher = regex.matcher(other.literal);
        return matcher.lookingAt();
    }
}
