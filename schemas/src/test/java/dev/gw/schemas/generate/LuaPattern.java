package dev.gw.schemas.generate;

import java.util.Optional;

/** Patterns of Lua, said as the regular expressions of JSON Schema (ECMA-262). */
final class LuaPattern {
    private final String pattern;
    private final StringBuilder out = new StringBuilder();
    private boolean inClass;

    /** Whether a quantifier may follow: right after one single character or class. */
    private boolean afterItem;

    private LuaPattern(String pattern) {
        this.pattern = pattern;
    }

    /** The same language as a regular expression; empty where there is none ({@code %b}, {@code %f}, back-references). */
    static Optional<String> toRegex(String pattern) {
        return new LuaPattern(pattern).translate();
    }

    private Optional<String> translate() {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%') {
                plain(c, i);
            } else if (++i >= pattern.length() || !escape(pattern.charAt(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(out.toString());
    }

    private void plain(char c, int at) {
        if (inClass) {
            boolean first = out.charAt(out.length() - 1) == '[';
            inClass = c != ']' || first;
            out.append("[\\".indexOf(c) >= 0 ? "\\" : "").append(c);
            afterItem = !inClass;
        } else if ("-*+?".indexOf(c) >= 0) {
            out.append(afterItem ? quantifier(c) : "\\" + c);
            afterItem = !afterItem;
        } else if (c == '[') {
            inClass = true;
            out.append('[');
        } else {
            boolean anchor = c == '^' && at == 0 || c == '$' && at == pattern.length() - 1;
            out.append("{}|\\^$".indexOf(c) >= 0 && !anchor ? "\\" : "").append(c);
            afterItem = !anchor && "()".indexOf(c) < 0;
        }
    }

    private static String quantifier(char c) {
        return c == '-' ? "*?" : String.valueOf(c);
    }

    private boolean escape(char c) {
        afterItem = !inClass;
        if (!Character.isLetterOrDigit(c)) {
            out.append(".*+?^$()[]{}|\\/-".indexOf(c) >= 0 ? "\\" : "").append(c);
            return true;
        }
        String set = set(c);
        if (!set.isEmpty()) {
            out.append(inClass ? set : "[" + set + "]");
        }
        return !set.isEmpty();
    }

    private static String set(char c) {
        return switch (c) {
            case 'a' -> "A-Za-z";
            case 'd' -> "0-9";
            case 'l' -> "a-z";
            case 'u' -> "A-Z";
            case 'w' -> "A-Za-z0-9";
            case 'x' -> "A-Fa-f0-9";
            case 's' -> "\\s";
            case 'p' -> "!-\\/:-@\\[-`{-~";
            default -> "";
        };
    }
}
