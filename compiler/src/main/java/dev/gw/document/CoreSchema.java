package dev.gw.document;

import org.jspecify.annotations.Nullable;

/** The core schema of YAML 1.2: what a plain scalar means. */
final class CoreSchema {
    private CoreSchema() {}

    /**
     * The value of a plain scalar: null, {@link Boolean}, {@link Long}, {@link Double} (too large for a long, too), or
     * the text itself.
     */
    static @Nullable Object value(String text) {
        return isNull(text) ? null : nonNull(text);
    }

    private static Object nonNull(String text) {
        return switch (text.charAt(0)) {
            case 't', 'T', 'f', 'F' -> bool(text);
            case '.', '+', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(text);
            default -> text;
        };
    }

    static boolean isNull(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
        };
    }

    private static Object bool(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> text;
        };
    }

    private static Object number(String text) {
        if (text.startsWith("0o") || text.startsWith("0x")) {
            return Digits.all(text, 2, text.charAt(1) == 'o' ? 8 : 16)
                    ? Digits.whole(text.substring(2), text.charAt(1) == 'o' ? 8 : 16)
                    : text;
        }
        int start = text.charAt(0) == '+' || text.charAt(0) == '-' ? 1 : 0;
        if (Digits.all(text, start, 10)) {
            return Digits.whole(text, 10);
        }
        if (Digits.isDecimalFloat(text, start)) {
            return Double.valueOf(text);
        }
        Double special = special(text, start);
        return special == null ? text : special;
    }

    /** Infinity and not-a-number. */
    static @Nullable Double special(String text, int start) {
        return switch (text.substring(start)) {
            case ".inf", ".Inf", ".INF" -> text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            case ".nan", ".NaN", ".NAN" -> start == 0 ? Double.NaN : null;
            default -> null;
        };
    }
}
