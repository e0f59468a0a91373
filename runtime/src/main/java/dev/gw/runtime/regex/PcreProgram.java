package dev.gw.runtime.regex;

import dev.gw.source.BoundedText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * An expression in the dialect of PCRE that tells where its groups matched. Expression and text have one character per
 * octet. Runs under a budget of steps; beyond it there is no match. Immutable.
 */
public final class PcreProgram {
    private static final int BUDGET = 5_000_000;

    private final Pattern pattern;
    private final Map<String, Integer> names;

    private PcreProgram(Pattern pattern, Map<String, Integer> names) {
        this.pattern = pattern;
        this.names = names;
    }

    /**
     * Compiles an expression.
     *
     * @param flags those of {@code java.util.regex.Pattern}
     * @throws PatternSyntaxException where it is none, or the JDK has no way to say it
     */
    public static PcreProgram of(String expression, int flags) {
        Map<String, Integer> names = new LinkedHashMap<>();
        String nameless = GroupNames.takenOut(expression, names);
        return new PcreProgram(Pattern.compile(PcreTranslation.toJava(nameless), flags | Pattern.UNIX_LINES), names);
    }

    /** The groups that have names. */
    public Map<String, Integer> names() {
        return names;
    }

    /**
     * Where it matches next: begin and end of each group, group 0 first, -1 for groups without a match; null where it
     * doesn't match.
     *
     * @param anchored whether it has to match right there
     */
    public int @Nullable [] find(String text, int from, boolean anchored) {
        Matcher matcher = pattern.matcher(BoundedText.of(text, BUDGET));
        matcher.region(from, text.length()).useTransparentBounds(true).useAnchoringBounds(false);
        if (!BoundedText.holds(() -> anchored ? matcher.lookingAt() : matcher.find())) {
            return null;
        }
        int[] places = new int[(matcher.groupCount() + 1) * 2];
        for (int i = 0; i <= matcher.groupCount(); i++) {
            places[i * 2] = matcher.start(i);
            places[i * 2 + 1] = matcher.end(i);
        }
        return places;
    }
}
