package dev.gw.krakend.emit;

import java.util.ArrayList;
import java.util.List;

/** A regular expression for one segment of a path: a text, a choice of texts, or classes of characters. */
final class SegmentRegex {
    private final String regex;
    private int at;
    private final StringBuilder literal = new StringBuilder();
    private boolean isClass;
    private boolean isRefused;

    private SegmentRegex(String regex) {
        this.regex = regex;
    }

    /** The segments that it stands for; none where it can't be said. */
    static List<Segment> read(String part) {
        String name = "";
        String inner = part;
        if (part.startsWith("(") && part.endsWith(")") && part.indexOf('(', 1) < 0) {
            int end = part.indexOf('>');
            boolean named = part.startsWith("(?<") || part.startsWith("(?P<");
            name = named && end > 0 ? part.substring(part.indexOf('<') + 1, end) : "";
            inner = named && end > 0
                    ? part.substring(end + 1, part.length() - 1)
                    : part.substring(part.startsWith("(?:") ? 3 : 1, part.length() - 1);
        }
        List<Segment> choices = new ArrayList<>();
        for (String choice : inner.split("\\|", -1)) {
            SegmentRegex read = new SegmentRegex(choice);
            read.run();
            if (read.isRefused || choice.isEmpty() || (read.isClass && inner.contains("|"))) {
                return List.of();
            }
            choices.add(read.isClass ? parameter(name, choice) : Segment.literal(read.literal.toString()));
        }
        return choices;
    }

    private static Segment parameter(String name, String pattern) {
        return Segment.parameter(name, pattern.equals("[^/]+") ? "" : pattern);
    }

    private void run() {
        while (at < regex.length() && !isRefused) {
            char c = regex.charAt(at++);
            switch (c) {
                case '\\' -> escape();
                case '[' -> charClass();
                case '+', '{' -> quantifier(c);
                case '(', ')', '*', '?', '.', '^', '$', '|', '#', '%', '&' -> isRefused = true;
                default -> literal.append(c);
            }
        }
    }

    private void escape() {
        char c = at < regex.length() ? regex.charAt(at++) : 0;
        if (c == 'd' || c == 'w') {
            isClass = true;
        } else if (c != 0 && !Character.isLetterOrDigit(c)) {
            literal.append(c);
        } else {
            isRefused = true;
        }
    }

    /** A class that can't match a slash. */
    private void charClass() {
        int end = regex.indexOf(']', at + 1);
        if (end < 0) {
            isRefused = true;
            return;
        }
        String body = regex.substring(at, end);
        boolean negated = body.startsWith("^");
        boolean slash = body.indexOf('/') >= 0 || hasRangeOverSlash(body);
        isRefused |= negated != slash || body.contains("\\S") || body.contains("\\D") || body.contains("\\W");
        isClass = true;
        at = end + 1;
    }

    private static boolean hasRangeOverSlash(String body) {
        for (int i = 1; i + 1 < body.length(); i++) {
            if (body.charAt(i) == '-' && body.charAt(i - 1) < '/' && body.charAt(i + 1) > '/') {
                return true;
            }
        }
        return false;
    }

    /** Only behind a class, and never for nothing at all. */
    private void quantifier(char first) {
        char before = at >= 2 ? regex.charAt(at - 2) : 0;
        boolean behindClass = before == ']' || (at >= 3 && regex.charAt(at - 3) == '\\' && "dw".indexOf(before) >= 0);
        isRefused |= !behindClass;
        if (first == '{') {
            int end = regex.indexOf('}', at);
            isRefused |= end < 0 || !isCount(regex.substring(at, Math.max(at, end)));
            at = end < 0 ? regex.length() : end + 1;
        }
    }

    private static boolean isCount(String text) {
        return text.matches("[1-9][0-9]{0,4}(,[0-9]{0,5})?");
    }
}
