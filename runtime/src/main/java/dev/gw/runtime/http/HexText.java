package dev.gw.runtime.http;

/** Octets as percent triplets, and back. */
public final class HexText {
    private static final String DIGITS = "0123456789ABCDEF";

    private HexText() {}

    /** Writes an octet as a triplet. */
    public static void percent(StringBuilder out, char octet) {
        out.append('%').append(DIGITS.charAt(octet >> 4 & 15)).append(DIGITS.charAt(octet & 15));
    }

    /** The octets that a part of a query or form stands for: triplets decoded, a plus sign as a space. */
    public static String decoded(String part) {
        if (part.indexOf('%') < 0 && part.indexOf('+') < 0) {
            return part;
        }
        StringBuilder octets = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            int high = c == '%' && i + 2 < part.length() ? Character.digit(part.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(part.charAt(i + 2), 16);
            if (low >= 0) {
                octets.append((char) (high * 16 + low));
                i += 2;
            } else {
                octets.append(c == '+' ? ' ' : c);
            }
        }
        return octets.toString();
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
