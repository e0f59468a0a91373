package dev.gw.check.regex;

/** The options that change how a PCRE2 pattern is read, as bits. */
enum PcreOption {
    EXTENDED,
    EXTENDED_MORE,
    NO_CAPTURE,
    DUPLICATE_NAMES;

    int bit() {
        return 1 << ordinal();
    }

    boolean in(int options) {
        return (options & bit()) != 0;
    }

    /** The option a letter of {@code (?imnrsxJU)} sets; 0 when it does not change the reading. */
    static int bits(char letter) {
        return switch (letter) {
            case 'x' -> EXTENDED.bit();
            case 'n' -> NO_CAPTURE.bit();
            case 'J' -> DUPLICATE_NAMES.bit();
            default -> 0;
        };
    }
}
