package dev.gw.runtime.limit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as Lua writes them. */
public final class LuaNumbers {
    private static final MathContext DIGITS = new MathContext(14, RoundingMode.HALF_EVEN);

    private LuaNumbers() {}

    /** A finite number: whole ones without a point, others with up to 14 digits. */
    public static String text(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e14) {
            return Long.toString((long) number);
        }
        return new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
