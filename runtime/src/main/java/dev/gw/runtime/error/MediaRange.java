package dev.gw.runtime.error;

import org.jspecify.annotations.Nullable;

/**
 * What an entry of an Accept header begins with, as far as Kong reads it; what stands behind does not matter.
 *
 * @param type the media type as it stands there
 * @param quality from 0 to 1; 1 where none is told
 */
record MediaRange(String type, double quality) {
    private static final String IN_NAMES = "-!#$&^_+.";

    /** Null where the entry does not begin with a media type, whose names have at least two characters. */
    static @Nullable MediaRange parse(String entry) {
        int slash = part(entry, 0);
        int end = slash > 0 && slash < entry.length() && entry.charAt(slash) == '/' ? part(entry, slash + 1) : -1;
        return end < 0 ? null : new MediaRange(entry.substring(0, end), quality(entry, end));
    }

    private static int part(String text, int from) {
        return text.startsWith("*", from) ? from + 1 : name(text, from);
    }

    /** The end of a name; -1 where there is none. */
    private static int name(String text, int from) {
        int at = from;
        while (at < text.length() && (isAlphanumeric(text.charAt(at)) || at > from && isInNames(text.charAt(at)))) {
            at++;
        }
        return at - from < 2 ? -1 : at;
    }

    private static boolean isInNames(char c) {
        return IN_NAMES.indexOf(c) >= 0;
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static double quality(String entry, int from) {
        double quality = 1;
        int at = from;
        while (true) {
            int semicolon = spaces(entry, at);
            if (semicolon == entry.length() || entry.charAt(semicolon) != ';') {
                return quality;
            }
            int start = spaces(entry, semicolon + 1);
            int end = entry.regionMatches(true, start, "q=", 0, 2) ? number(entry, start + 2) : -1;
            if (end >= 0) {
                quality = Double.parseDouble(entry.substring(start + 2, end));
            } else {
                end = parameter(entry, start);
            }
            if (end < 0) {
                return quality;
            }
            at = end;
        }
    }

    /** The end of a number from 0 to 1 with at most three decimals; -1 where there is none. */
    private static int number(String text, int from) {
        if (from == text.length() || text.charAt(from) != '0' && text.charAt(from) != '1') {
            return -1;
        }
        boolean isOne = text.charAt(from) == '1';
        int at = from + 1;
        if (at == text.length() || text.charAt(at) != '.') {
            return at;
        }
        int last = Math.min(text.length(), at + 4);
        at++;
        while (at < last && (text.charAt(at) == '0' || !isOne && text.charAt(at) >= '1' && text.charAt(at) <= '9')) {
            at++;
        }
        return at;
    }

    private static int parameter(String text, int from) {
        int end = name(text, from);
        if (end >= 0 && end < text.length() && text.charAt(end) == '=') {
            int semicolon = text.indexOf(';', end);
            return semicolon < 0 ? text.length() : semicolon;
        }
        return end;
    }

    private static int spaces(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) >= '\t' && text.charAt(at) <= '\r')) {
            at++;
        }
        return at;
    }
}
