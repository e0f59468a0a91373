package dev.gw.runtime.http;

import java.util.Locale;

/** Comma-separated tokens of a header value. */
public final class Tokens {
    private Tokens() {}

    /** Whether a list of tokens has one, ignoring case. */
    public static boolean has(String list, String token) {
        int at = 0;
        while (at <= list.length()) {
            int comma = list.indexOf(',', at);
            int end = comma < 0 ? list.length() : comma;
            if (list.substring(at, end).strip().toLowerCase(Locale.ROOT).equals(token)) {
                return true;
            }
            at = end + 1;
        }
        return false;
    }
}
