package dev.gw.source;

/** Halves of characters beyond 16 bits, which stand in pairs. */
public final class Surrogates {
    private Surrogates() {}

    /** Whether a place of a text holds one half alone, which no encoding of Unicode can write. */
    public static boolean isLone(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
