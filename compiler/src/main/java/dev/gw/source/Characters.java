package dev.gw.source;

/** Which characters of ASCII a text holds, and whether it holds others: found in one pass, asked by many. Immutable. */
public final class Characters {
    private static final int ASCII = 128;

    private final long low;
    private final long high;
    private final boolean others;

    private Characters(long low, long high, boolean others) {
        this.low = low;
        this.high = high;
        this.others = others;
    }

    /** Those of a text. */
    public static Characters of(String text) {
        boolean[] seen = new boolean[ASCII];
        boolean others = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ASCII) {
                seen[c] = true;
            } else {
                others = true;
            }
        }
        return of(seen, others);
    }

    /** Those of a text in an encoding in which a byte below 128 stands for the character of ASCII, and only for that. */
    public static Characters of(byte[] bytes) {
        boolean[] seen = new boolean[2 * ASCII];
        for (byte b : bytes) {
            seen[b & 0xFF] = true;
        }
        boolean others = false;
        for (int i = ASCII; i < seen.length; i++) {
            others |= seen[i];
        }
        return of(seen, others);
    }

    private static Characters of(boolean[] seen, boolean others) {
        long low = 0;
        long high = 0;
        for (int i = 0; i < Long.SIZE; i++) {
            low |= seen[i] ? 1L << i : 0;
            high |= seen[i + Long.SIZE] ? 1L << i : 0;
        }
        return new Characters(low, high, others);
    }

    /** Whether a character of ASCII is among them; for any other, whether some other is. */
    public boolean has(char c) {
        return c >= ASCII ? others : ((c < Long.SIZE ? low : high) & 1L << c) != 0;
    }

    /** Whether all characters of a word are among them. */
    public boolean hasAllOf(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!has(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether all are of ASCII, and none of its control characters but tabs and line breaks. */
    public boolean arePlain() {
        long controls = (1L << ' ') - 1 & ~(1L << '\t' | 1L << '\n' | 1L << '\r');
        return !others && (low & controls) == 0 && !has('\u007F');
    }
}
