package dev.gw.check.regex;

/** The options that change how a PCRE2 pattern is read, as bits. */
enum PcreOption {
    EXTENDED(1),
    EXTENDED_MORE(2),
    NO_CAPTURE(4),
    DUPLICATE_NAMES(8);

    private final int bit;

    PcreOption(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
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
