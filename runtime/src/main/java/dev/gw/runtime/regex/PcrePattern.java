package dev.gw.runtime.regex;

import dev.gw.source.BoundedText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression in the dialect of PCRE, as OpenResty runs it: on octets. Runs on the JDK's engine under a budget of
 * steps; an expression that would run away does not match. Immutable.
 */
public final class PcrePattern {
    private static final int BUDGET = 1_000_000;

    private final Pattern pattern;

    private PcrePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** The expression; null where the JDK has no way to say it. */
    public static @Nullable PcrePattern of(String expression) {
        return compile(octets(expression));
    }

    /** The expression, matching only at the beginning of a text; null where the JDK has no way to say it. */
    public static @Nullable PcrePattern anchored(String expression) {
        return compile("\\A(?:" + octets(expression) + ")");
    }

    private static @Nullable PcrePattern compile(String octets) {
        try {
            return new PcrePattern(Pattern.compile(PcreTranslation.toJava(octets), Pattern.UNIX_LINES));
        } catch (PatternSyntaxException unknown) {
            return null;
        }
    }

    /**
     * Whether it matches somewhere.
     *
     * @param octets a text of one character per octet
     */
    public boolean isFoundIn(String octets) {
        return BoundedText.find(pattern, octets, BUDGET) != null;
    }

    /**
     * Whether it surely matches nowhere; false where that would take too long to find out.
     *
     * @param octets a text of one character per octet
     */
    public boolean isAbsentFrom(String octets) {
        return BoundedText.isAbsent(pattern, octets, BUDGET);
    }

    /**
     * The groups of the first match, the whole of it first; a group that took no part is empty. Null where nothing
     * matches.
     *
     * @param octets a text of one character per octet
     */
    public @Nullable List<String> groups(String octets) {
        Matcher matcher = BoundedText.find(pattern, octets, BUDGET);
        if (matcher == null) {
            return null;
        }
        List<String> groups = new ArrayList<>(matcher.groupCount() + 1);
        for (int i = 0; i <= matcher.groupCount(); i++) {
            String group = matcher.group(i);
            groups.add(group == null ? "" : group);
        }
        return groups;
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
