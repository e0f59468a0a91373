package dev.gw.check.schema;

import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as Lua prints them in messages. */
final class LuaText {
    private LuaText() {}

    /** What {@code tostring} gives; tables, whose address Lua would print, are only called so. */
    static String of(@Nullable Node value) {
        if (value == null) {
            return "nil";
        }
        if (!(value instanceof Scalar scalar)) {
            return "table";
        }
        if (scalar.isNull()) {
            return "userdata: NULL";
        }
        return scalar.isNumber() ? number(scalar.number()) : scalar.shown();
    }

    /** A number with up to 14 significant digits, as {@code %.14g} prints it. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e14) {
            long whole = (long) value;
            return whole == 0 && 1 / value < 0 ? "-0" : Long.toString(whole);
        }
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(14)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent < -4 || exponent >= 14 ? scientific(rounded, exponent) : rounded.toPlainString();
    }

    private static String scientific(BigDecimal value, int exponent) {
        String mantissa =
                value.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString();
        int size = Math.abs(exponent);
        return mantissa + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
    }

    /** The items with a comma and a blank between them. */
    static String joined(List<Node> values) {
        return values.stream().map(LuaText::of).collect(Collectors.joining(", "));
    }

    /** {@code 'a', 'b'}. */
    static String quoted(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", "));
    }

    /** Puts the text where a format says {@code %s}. */
    static String format(String format, String text) {
        return format.replace("%s", text).replace("%%", "%");
    }
}
