package dev.gw.runtime.plugin.auth;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Text of header fields, which has one character per octet, as octets and as what it means. */
public final class Octets {
    private static final byte[] STANDARD = alphabet('+', '/');
    private static final byte[] URL = alphabet('-', '_');

    private Octets() {}

    private static byte[] alphabet(char at62, char at63) {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < 26; i++) {
            values['A' + i] = (byte) i;
            values['a' + i] = (byte) (26 + i);
        }
        for (int i = 0; i < 10; i++) {
            values['0' + i] = (byte) (52 + i);
        }
        values[at62] = 62;
        values[at63] = 63;
        return values;
    }

    /** A header's text read as UTF-8. */
    public static String utf8(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            }
        }
        return text;
    }

    /** A text out of a configuration, as it stands in a header: one character per octet of its UTF-8. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            }
        }
        return text;
    }

    /** Base64 as nginx reads it: what follows an equals sign is not looked at, spare bits neither; null where it is none. */
    public static byte @Nullable [] base64(String text) {
        return decode(text, STANDARD);
    }

    /** The same with the alphabet for URLs. */
    public static byte @Nullable [] base64Url(String text) {
        return decode(text, URL);
    }

    private static byte @Nullable [] decode(String text, byte[] values) {
        int mark = text.indexOf('=');
        int length = mark < 0 ? text.length() : mark;
        if (length % 4 == 1) {
            return null;
        }
        byte[] out = new byte[length * 3 / 4];
        int bits = 0;
        int at = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            int value = c < 128 ? values[c] : -1;
            if (value < 0) {
                return null;
            }
            bits = bits << 6 | value;
            int filled = i % 4;
            if (filled > 0) {
                out[at++] = (byte) (bits >> (6 - 2 * filled));
            }
        }
        return out;
    }
}
