package dev.gw.runtime.quota;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of a quota, as texts that a person and a program can read: never with an exponent. */
final class Amount {
    /** Beyond it a double no longer counts in ones. */
    static final double LARGEST = 1e15;

    private static final int DIGITS = 6;

    private Amount() {}

    static String text(double amount) {
        if (amount == Math.rint(amount)) {
            return Long.toString((long) amount);
        }
        return BigDecimal.valueOf(amount)
                .setScale(DIGITS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
