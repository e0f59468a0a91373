package dev.gw.drill.derive;

import org.jspecify.annotations.Nullable;

/**
 * A text that an expression matches, found by walking through the expression and taking the first way everywhere: the
 * first alternative, the fewest repetitions but one of what may be left out. What it does not understand gives no text;
 * whoever uses the text asks the router whether it fits.
 */
final class RegexSample {
    private static final int LONGEST = 2_000;

    private final String regex;
    private int at;

    private RegexSample(String regex) {
        this.regex = regex;
    }

    /** Null where none was found. */
    static @Nullable String of(String regex) {
        RegexSample sample = new RegexSample(regex);
        String text = sample.alternatives();
        return text == null || sample.at < regex.length() ? null : text;
    }

    private @Nullable String alternatives() {
        String first = sequence();
        while (first != null && at < regex.length() && regex.charAt(at) == '|') {
            at++;
            if (sequence() == null) {
                return null;
            }
        }
        return first;
    }

    private @Nullable String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            String atom = atom();
            if (atom == null) {
                return null;
            }
            text.append(atom.repeat(repetitions()));
            if (text.length() > LONGEST) {
                return null;
            }
        }
        return text.toString();
    }

    private @Nullable String atom() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '^', '$' -> "";
            case '.' -> "a";
            case '(' -> group();
            case '[' -> set();
            case '\\' -> escape();
            case '*', '+', '?', '{' -> null;
            default -> String.valueOf(c);
        };
    }

    private @Nullable String group() {
        if (regex.startsWith("?", at)) {
            int colon = regex.indexOf(':', at);
            int angle = regex.indexOf('>', at);
            boolean named = regex.startsWith("?<", at) || regex.startsWith("?P<", at);
            boolean around = regex.startsWith("?=", at)
                    || regex.startsWith("?!", at)
                    || regex.startsWith("?<=", at)
                    || regex.startsWith("?<!", at);
            int end = named ? angle : colon;
            if (around || end < 0) {
                return null;
            }
            at = end + 1;
        }
        String inner = alternatives();
        if (inner == null || at >= regex.length() || regex.charAt(at) != ')') {
            return null;
        }
        at++;
        return inner;
    }

    /** How often an atom is taken, by the quantifier behind it. */
    private int repetitions() {
        if (at >= regex.length()) {
            return 1;
        }
        int times = 1;
        char c = regex.charAt(at);
        if (c == '{') {
            int end = regex.indexOf('}', at);
            String digits = end < 0 ? "" : regex.substring(at + 1, end).split(",", -1)[0];
            times = digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 1;
            at = end < 0 ? regex.length() : end + 1;
        } else if (c == '*' || c == '+' || c == '?') {
            at++;
        } else {
            return 1;
        }
        if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
            at++;
        }
        return times;
    }

    private @Nullable String escape() {
        if (at >= regex.length()) {
            return null;
        }
        char c = regex.charAt(at++);
        return switch (c) {
            case 'd' -> "7";
            case 'w' -> "w";
            case 's' -> " ";
            case 'D', 'S', 'W' -> "-";
            case 'b', 'A', 'z', 'Z' -> "";
            case 'p', 'P', 'x', 'u' -> null;
            default -> String.valueOf(c);
        };
    }

    /** The first member of a set; of an excluding set a character that is not in it. */
    private @Nullable String set() {
        boolean not = regex.startsWith("^", at);
        if (not) {
            at++;
        }
        StringBuilder members = new StringBuilder();
        boolean first = true;
        while (at < regex.length() && (first || regex.charAt(at) != ']')) {
            char c = regex.charAt(at++);
            if (c == '[') {
                return null;
            }
            String member = c == '\\' ? escape() : String.valueOf(c);
            if (member == null) {
                return null;
            }
            members.append(member);
            first = false;
        }
        at++;
        return not ? outside(members.toString()) : String.valueOf(members.charAt(0));
    }

    private static @Nullable String outside(String members) {
        for (char c : "a1x9-_zq".toCharArray()) {
            if (members.indexOf(c) < 0 && !inRange(members, c)) {
                return String.valueOf(c);
            }
        }
        return null;
    }

    private static boolean inRange(String members, char c) {
        for (int i = 1; i + 1 < members.length(); i++) {
            if (members.charAt(i) == '-' && members.charAt(i - 1) <= c && c <= members.charAt(i + 1)) {
                return true;
            }
        }
        return false;
    }
}
