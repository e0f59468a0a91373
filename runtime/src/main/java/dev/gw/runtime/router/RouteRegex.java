package dev.gw.runtime.router;

import dev.gw.source.BoundedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of a route, with the meaning it has in Kong's router (the Rust regex crate), run on the JDK's
 * engine under a budget of steps: an expression that would run away does not match. Immutable.
 */
public final class RouteRegex {
    private static final int BUDGET = 200_000;
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private final Pattern pattern;
    private final List<String> names;
    private final String literalPrefix;

    private RouteRegex(String expression, Pattern pattern, List<String> names) {
        this.literalPrefix = literalPrefix(expression);
        this.pattern = pattern;
        this.names = names;
    }

    /** An expression that the checker has accepted; one that the JDK has no way to say matches nothing. */
    public static RouteRegex of(String expression) {
        RustTranslation translation = RustTranslation.of(expression);
        int flags = Pattern.UNIX_LINES | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
        try {
            Pattern pattern = Pattern.compile(translation.java(), flags);
            return new RouteRegex(expression, pattern, List.copyOf(translation.names()));
        } catch (PatternSyntaxException unsaid) {
            return new RouteRegex(expression, NOTHING, List.of());
        }
    }

    /** What every match begins with, where the expression is anchored; else the empty text. */
    String literalPrefix() {
        return literalPrefix;
    }

    private static String literalPrefix(String expression) {
        if (!expression.startsWith("^") || expression.indexOf('|') >= 0) {
            return "";
        }
        int end = 1;
        while (end < expression.length() && isLiteral(expression.charAt(end))) {
            end++;
        }
        boolean repeated = end < expression.length() && "?*+{".indexOf(expression.charAt(end)) >= 0;
        return expression.substring(1, Math.max(repeated ? end - 1 : end, 1));
    }

    private static boolean isLiteral(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "/-_~%@:,;=&!<>\"'".indexOf(c) >= 0;
    }

    /** Whether the expression matches anywhere in the text, within the budget. */
    public boolean isIn(String text) {
        return BoundedText.find(pattern, text, BUDGET) != null;
    }

    /** Finds the expression anywhere in the text; null where it does not match within the budget. */
    @Nullable
    Found find(String text) {
        Matcher matcher = BoundedText.find(pattern, text, BUDGET);
        return matcher == null ? null : found(matcher);
    }

    private Found found(Matcher matcher) {
        if (matcher.groupCount() == 0) {
            return new Found(matcher.group(), List.of(), Map.of());
        }
        List<String> numbered = new ArrayList<>();
        for (int i = 0; i <= matcher.groupCount(); i++) {
            String group = matcher.group(i);
            numbered.add(group == null ? "" : group);
        }
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String group = matcher.group("g" + (i + 1));
            if (group != null) {
                named.put(names.get(i), group);
            }
        }
        return new Found(matcher.group(), List.copyOf(numbered), Map.copyOf(named));
    }

    /** What matched: the whole text, and the groups where there are any. */
    record Found(String text, List<String> numbered, Map<String, String> named) {}
}
