package dev.gw.runtime.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as cjson reads and writes it: numbers have 14 digits, and slashes stand as they are,
 * since acme's client turns their escaping off for the whole of Kong. Texts have one character per octet, so
 * that octets which are no UTF-8 survive. Values are maps, lists, strings, doubles, booleans and {@link #NULL}.
 */
public final class Cjson {
    /** JSON's null, which in Lua is a value like others. */
    public static final Object NULL = new Object();

    private static final int DIGITS = 14;
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();

    private Cjson() {}

    /** The value of a text; null where it is not JSON. Maps and lists may be changed. */
    public static @Nullable Object decode(String octets) {
        try {
            return new CjsonReader(octets).document();
        } catch (CjsonReader.NotJson problem) {
            return null;
        }
    }

    /**
     * A value as a text.
     *
     * @throws IllegalArgumentException for a number that is infinite or none
     */
    public static String encode(Object value) {
        Cjson writer = new Cjson();
        writer.value(value);
        return writer.out.toString();
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof Double number) {
            out.append(number(number));
        } else {
            out.append(value == NULL ? "null" : value);
        }
    }

    private void map(Map<?, ?> map) {
        out.append('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(first ? "" : ",");
            first = false;
            string((String) entry.getKey());
            out.append(':');
            value(entry.getValue());
        }
        out.append('}');
    }

    private void list(List<?> list) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            out.append(i == 0 ? "" : ",");
            value(list.get(i));
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> plainOrControl(c);
            }
        }
        out.append('"');
    }

    private void plainOrControl(char c) {
        if (c < ' ' || c == 0x7f) {
            out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        } else {
            out.append(c);
        }
    }

    /** A number as Lua and cjson spell it: at most 14 digits, without trailing zeros. */
    public static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("Cannot serialise number: must not be NaN or Infinity");
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e14) {
            return value == 0 && 1 / value < 0 ? "-0" : Long.toString((long) value);
        }
        BigDecimal rounded = new BigDecimal(value)
                .round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < DIGITS) {
            return rounded.toPlainString();
        }
        String digits = rounded.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        int size = Math.abs(exponent);
        return (value < 0 ? "-" : "") + mantissa + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
    }
}
