package dev.gw.document;

import java.math.BigInteger;

/** The shapes of numbers, without regular expressions. */
final class Digits {
    private static final int LONG_SAFE = 18;
    private static final int LONG_TEXT = 2_000;

    private Digits() {}

    /** Whether the text from {@code start} on is one or more digits of the radix. */
    static boolean all(String text, int start, int radix) {
        for (int i = start; i < text.length(); i++) {
            if (!is(text.charAt(i), radix)) {
                return false;
            }
        }
        return text.length() > start;
    }

    static boolean is(char c, int radix) {
        if (c >= '0' && c <= '9') {
            return c - '0' < radix;
        }
        return radix == 16 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'));
    }

    /** A whole number with an optional sign: a {@link Long}, or a {@link Double} where no long holds it. */
    static Number whole(String text, int radix) {
        if (text.length() <= (radix == 10 ? LONG_SAFE : 15)) {
            return Long.valueOf(text, radix);
        }
        if (text.length() > LONG_TEXT) {
            return huge(text, radix);
        }
        BigInteger exact = new BigInteger(text, radix);
        return exact.bitLength() < Long.SIZE ? (Number) exact.longValue() : (Number) exact.doubleValue();
    }

    /** In linear time; past thousands of digits only leading zeros keep a number finite. */
    private static double huge(String text, int radix) {
        double value = 0;
        boolean negative = text.charAt(0) == '-';
        for (int i = negative || text.charAt(0) == '+' ? 1 : 0; i < text.length(); i++) {
            value = value * radix + Character.digit(text.charAt(i), radix);
        }
        return negative ? -value : value;
    }

    /** Digits with a point or an exponent or both: {@code 1.}, {@code .5}, {@code 1e3}, {@code 1.5E-3}. */
    static boolean isDecimalFloat(String text, int start) {
        int point = skip(text, start);
        int end = point;
        int digits = point - start;
        if (point < text.length() && text.charAt(point) == '.') {
            end = skip(text, point + 1);
            digits += end - point - 1;
        }
        return digits > 0 && isExponent(text, end);
    }

    private static boolean isExponent(String text, int start) {
        if (start == text.length()) {
            return true;
        }
        if (text.charAt(start) != 'e' && text.charAt(start) != 'E') {
            return false;
        }
        int digits = start + 1;
        if (digits < text.length() && (text.charAt(digits) == '+' || text.charAt(digits) == '-')) {
            digits++;
        }
        return all(text, digits, 10);
    }

    private static int skip(String text, int start) {
        int i = start;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}
