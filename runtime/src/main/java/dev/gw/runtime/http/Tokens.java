package dev.gw.runtime.http;

/** Comma-separated tokens of a header value. */
public final class Tokens {
    private Tokens() {}

    /** Whether a list of tokens has one, ignoring case. */
    public static boolean has(String list, String token) {
        int at = 0;
        while (at <= list.length()) {
            int comma = list.indexOf(',', at);
            int end = comma < 0 ? list.length() : comma;
            if (is(list, at, end, token)) {
                return true;
            }
            at = end + 1;
        }
        return false;
    }

    /** Whether a value has a text anywhere, ignoring case. */
    static boolean contains(String value, String text) {
        for (int i = 0; i <= value.length() - text.length(); i++) {
            if (value.regionMatches(true, i, text, 0, text.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(String list, int from, int to, String token) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(list.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(list.charAt(end - 1))) {
            end--;
        }
        return end - start == token.length() && list.regionMatches(true, start, token, 0, token.length());
    }
}
