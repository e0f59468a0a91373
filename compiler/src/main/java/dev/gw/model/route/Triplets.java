package dev.gw.model.route;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Percent triplets in texts that have one character for each byte, as they may stand for any. */
final class Triplets {
    /** What stands for bytes that are no text. */
    static final char BROKEN = '\uFFFD';

    private Triplets() {}

    /** The byte that the triplet at a place stands for; -1 where there is none. */
    static int at(String bytes, int at) {
        if (at + 2 >= bytes.length() || bytes.charAt(at) != '%') {
            return -1;
        }
        int high = hex(bytes.charAt(at + 1));
        int low = hex(bytes.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    /** The triplet at a place, in capital letters. */
    static String upper(String bytes, int at) {
        return bytes.substring(at, at + 3).toUpperCase(Locale.ROOT);
    }

    /** A character for each byte of the text in UTF-8. */
    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The text that the bytes are in UTF-8, with {@link #BROKEN} for what is none. */
    static String text(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
