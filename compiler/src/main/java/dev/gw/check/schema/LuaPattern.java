package dev.gw.check.schema;

import java.nio.charset.StandardCharsets;

/**
 * Lua's patterns: whether one occurs in a text. Works on bytes as Lua does; captures are matched but not kept, so
 * {@code %1} is not known. The depth of recursion is bounded by the pattern, not by the text.
 */
public final class LuaPattern {
    private static final int NO_MATCH = -1;

    private final String pattern;

    /** A pattern. */
    public LuaPattern(String pattern) {
        this.pattern = bytes(pattern);
    }

    private static String bytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            }
        }
        return text;
    }

    /** Whether {@code string.match} would find it. */
    public boolean matches(String value) {
        String text = bytes(value);
        boolean anchored = pattern.startsWith("^");
        int start = anchored ? 1 : 0;
        int last = anchored ? 0 : text.length();
        for (int from = 0; from <= last; from++) {
            if (match(text, from, start) != NO_MATCH) {
                return true;
            }
        }
        return false;
    }

    private int match(String text, int from, int at) {
        int s = from;
        int p = at;
        while (p < pattern.length()) {
            char c = pattern.charAt(p);
            if (c == '(' || c == ')') {
                p++;
                continue;
            }
            if (c == '$' && p + 1 == pattern.length()) {
                return s == text.length() ? s : NO_MATCH;
            }
            if (pattern.startsWith("%b", p)) {
                s = balanced(text, s, p + 2);
                p += 4;
            } else if (pattern.startsWith("%f", p)) {
                int end = classEnd(p + 2);
                s = isFrontier(text, s, p + 2, end) ? s : NO_MATCH;
                p = end;
            } else {
                int end = classEnd(p);
                char repeat = end < pattern.length() ? pattern.charAt(end) : ' ';
                if ("*+-?".indexOf(repeat) >= 0) {
                    return repeated(text, s, p, end, repeat);
                }
                s = s < text.length() && isSingle(text.charAt(s), p, end) ? s + 1 : NO_MATCH;
                p = end;
            }
            if (s == NO_MATCH) {
                return NO_MATCH;
            }
        }
        return s;
    }

    private int repeated(String text, int s, int p, int end, char repeat) {
        int least = repeat == '+' ? 1 : 0;
        int most = repeat == '?' ? 1 : Integer.MAX_VALUE;
        if (repeat == '-') {
            return lazily(text, s, p, end);
        }
        int count = 0;
        while (count < most && s + count < text.length() && isSingle(text.charAt(s + count), p, end)) {
            count++;
        }
        for (; count >= least; count--) {
            int found = match(text, s + count, end + 1);
            if (found != NO_MATCH) {
                return found;
            }
        }
        return NO_MATCH;
    }

    private int lazily(String text, int from, int p, int end) {
        for (int s = from; ; s++) {
            int found = match(text, s, end + 1);
            if (found != NO_MATCH) {
                return found;
            }
            if (s >= text.length() || !isSingle(text.charAt(s), p, end)) {
                return NO_MATCH;
            }
        }
    }

    private int balanced(String text, int from, int p) {
        if (p + 1 >= pattern.length() || from >= text.length() || text.charAt(from) != pattern.charAt(p)) {
            return NO_MATCH;
        }
        int depth = 1;
        for (int s = from + 1; s < text.length(); s++) {
            char c = text.charAt(s);
            if (c == pattern.charAt(p + 1)) {
                if (--depth == 0) {
                    return s + 1;
                }
            } else if (c == pattern.charAt(p)) {
                depth++;
            }
        }
        return NO_MATCH;
    }

    private boolean isFrontier(String text, int s, int p, int end) {
        char before = s == 0 ? '\0' : text.charAt(s - 1);
        char here = s < text.length() ? text.charAt(s) : '\0';
        return !isInSet(before, p, end - 1) && isInSet(here, p, end - 1);
    }

    private int classEnd(int p) {
        char c = pattern.charAt(p);
        if (c == '%') {
            return Math.min(p + 2, pattern.length());
        }
        if (c != '[') {
            return p + 1;
        }
        int at = p + 1;
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            at++;
        }
        do {
            at += at < pattern.length() && pattern.charAt(at) == '%' ? 2 : 1;
        } while (at < pattern.length() && pattern.charAt(at) != ']');
        return Math.min(at + 1, pattern.length());
    }

    private boolean isSingle(char c, int p, int end) {
        return switch (pattern.charAt(p)) {
            case '.' -> true;
            case '%' -> isClass(c, pattern.charAt(end - 1));
            case '[' -> isInSet(c, p, end - 1);
            default -> pattern.charAt(p) == c;
        };
    }

    private boolean isInSet(char c, int open, int close) {
        int at = open + 1;
        boolean negated = pattern.charAt(at) == '^';
        if (negated) {
            at++;
        }
        while (at < close) {
            if (pattern.charAt(at) == '%') {
                if (isClass(c, pattern.charAt(at + 1))) {
                    return !negated;
                }
                at += 2;
            } else if (at + 2 < close && pattern.charAt(at + 1) == '-') {
                if (pattern.charAt(at) <= c && c <= pattern.charAt(at + 2)) {
                    return !negated;
                }
                at += 3;
            } else if (pattern.charAt(at++) == c) {
                return !negated;
            }
        }
        return negated;
    }

    private static boolean isClass(char c, char name) {
        boolean lower = c >= 'a' && c <= 'z';
        boolean upper = c >= 'A' && c <= 'Z';
        boolean digit = c >= '0' && c <= '9';
        boolean letter = lower || upper;
        boolean in = switch (name | 0x20) {
            case 'a' -> letter;
            case 'd' -> digit;
            case 'l' -> lower;
            case 'u' -> upper;
            case 'w' -> letter || digit;
            case 's' -> c == ' ' || (c >= '\t' && c <= '\r');
            case 'p' -> c > ' ' && c < 127 && !letter && !digit;
            case 'c' -> c < ' ' || c == 127;
            case 'x' -> digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            default -> name == c;
        };
        boolean isLetterName = name >= 'A' && name <= 'Z' && "adluwspcx".indexOf(name | 0x20) >= 0;
        return isLetterName != in;
    }
}
