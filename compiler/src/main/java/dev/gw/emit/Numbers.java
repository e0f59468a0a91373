package dev.gw.emit;

import java.math.BigDecimal;

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
        double size = Math.abs(number);
        String shortest = Double.toString(number);
        if (size >= 1e-7 && size < 1e21) {
            String plain = new BigDecimal(shortest).toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        return shortest.replace("E-", "e-").replace("E", "e+");
    }
}
