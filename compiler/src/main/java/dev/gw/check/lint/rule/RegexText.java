package dev.gw.check.lint.rule;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads the regular expressions of routes (the dialect of Rust's regex crate) as far as that is simple and certain. */
final class RegexText {
    private static final String META = "\\.+*?()|[]{}^$";
    private static final int MAX_LENGTH = 200;
    private static final int MAX_REPEATS = 5;

    private RegexText() {}

    /** Where the literal text that every match begins with ends; -1 where alternatives at the top allow any beginning. */
    static int literalEnd(String regex) {
        if (hasTopAlternative(regex)) {
            return -1;
        }
        int at = 0;
        int last = 0;
        while (at < regex.length()) {
            char c = regex.charAt(at);
            int next = at + 1;
            if (c == '\\') {
                boolean literal = next < regex.length() && !Character.isLetterOrDigit(regex.charAt(next));
                if (!literal) {
                    return at;
                }
                next++;
            } else if (META.indexOf(c) >= 0) {
                boolean optional = c == '*' || c == '?' || c == '{';
                return optional ? last : at;
            }
            last = at;
            at = next;
        }
        return at;
    }

    /** The literal text up to an end, without its escapes. */
    static String literal(String regex, int end) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < end; i++) {
            char c = regex.charAt(i);
            text.append(c == '\\' ? regex.charAt(++i) : c);
        }
        return text.toString();
    }

    /** Whether the rest of a regex matches whatever follows. */
    static boolean matchesAnything(String rest) {
        String body = rest.endsWith("$") ? rest.substring(0, rest.length() - 1) : rest;
        if (body.startsWith("(?") && body.endsWith(")") && body.indexOf('>') > 0) {
            body = body.substring(body.indexOf('>') + 1, body.length() - 1);
        } else if (body.startsWith("(") && body.endsWith(")")) {
            body = body.substring(1, body.length() - 1);
        }
        return rest.isEmpty() || body.equals(".*");
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static boolean hasTopAlternative(String regex) {
        int depth = 0;
        boolean inClass = false;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
            } else if (c == '(' || c == ')') {
                depth += c == '(' ? 1 : -1;
            } else if (c == '|' && depth == 0) {
                return true;
            }
        }
        return false;
    }

    /** Java's pattern where both dialects agree on ASCII text, nothing looks ahead, and matching can't blow up. */
    static @Nullable Pattern compiled(String regex) {
        if (regex.length() > MAX_LENGTH || hasTopAlternative(regex) || !isSimple(regex)) {
            return null;
        }
        try {
            return Pattern.compile(regex.replaceAll("\\(\\?P?<\\w+>", "("));
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    private static boolean isSimple(String regex) {
        int repeats = 0;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            char next = i + 1 < regex.length() ? regex.charAt(i + 1) : ' ';
            boolean repeat = c == '*' || c == '+' || c == '{';
            repeats += repeat ? 1 : 0;
            boolean hard = c == '$'
                    || c == '^' && (i == 0 || regex.charAt(i - 1) != '[')
                    || c == ')' && "*+{".indexOf(next) >= 0
                    || c == '(' && next == '?' && !isNamedGroup(regex, i)
                    || c == '[' && (next == '[' || regex.indexOf("&&", i) >= 0)
                    || repeat && next == '+'
                    || c == '\\' && Character.isLetterOrDigit(next) && "dws".indexOf(next) < 0;
            if (hard || c > 127) {
                return false;
            }
            i += c == '\\' ? 1 : 0;
        }
        return repeats <= MAX_REPEATS;
    }

    private static boolean isNamedGroup(String regex, int at) {
        return regex.startsWith("(?P<", at)
                || regex.startsWith("(?:", at)
                || regex.startsWith("(?<", at) && !regex.startsWith("(?<=", at) && !regex.startsWith("(?<!", at);
    }
}
