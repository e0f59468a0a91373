package dev.gw.runtime.http;

/** Octets as percent triplets. */
public final class HexText {
    private static final String DIGITS = "0123456789ABCDEF";

    private HexText() {}

    /** Writes an octet as a triplet. */
    public static void percent(StringBuilder out, char octet) {
        out.append('%').append(DIGITS.charAt(octet >> 4 & 15)).append(DIGITS.charAt(octet & 15));
    }

    /** A header value whose control characters, but for the tab, are triplets: it can't end its line. */
    public static String headerValue(String value) {
        int i = 0;
        while (i < value.length() && !isControl(value.charAt(i))) {
            i++;
        }
        if (i == value.length()) {
            return value;
        }
        StringBuilder out = new StringBuilder(value.length() + 16).append(value, 0, i);
        for (; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isControl(c)) {
                percent(out, c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isControl(char c) {
        return c < ' ' && c != '\t' || c == 0x7f;
    }
}
