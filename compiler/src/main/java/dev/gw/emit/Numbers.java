package dev.gw.emit;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers with a fraction, spelled alike for every reader. */
final class Numbers {
    private static final double EXACT = 0x1p53;

    private Numbers() {}

    static String yaml(double number) {
        if (Double.isNaN(number)) {
            return ".nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? ".inf" : "-.inf";
        }
        return decimal(number);
    }

    /** JSON has no infinities; null stands in their place, as for readers that refuse them. */
    static String json(double number) {
        return Double.isNaN(number) || Double.isInfinite(number) ? "null" : decimal(number);
    }

    /** Readers of YAML 1.1 want a point in the mantissa and a sign in the exponent. */
    private static String decimal(double number) {
        if (number == Math.rint(number) && Math.abs(number) <= EXACT) {
            return Long.toString((long) number);
        }
        BigDecimal shortest = shortest(number);
        double size = Math.abs(number);
        if (size >= 1e-7 && size < 1e21) {
            String plain = shortest.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        return scientific(shortest);
    }

    /** The fewest digits that read back as the number; Double.toString gives others on older JDKs. */
    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 15; digits < 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == number) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(17)).stripTrailingZeros();
    }

    private static String scientific(BigDecimal number) {
        String digits = number.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - number.scale();
        String fraction = digits.length() == 1 ? "0" : digits.substring(1);
        String sign = number.signum() < 0 ? "-" : "";
        return sign + digits.charAt(0) + "." + fraction + (exponent < 0 ? "e-" : "e+") + Math.abs(exponent);
    }
}
