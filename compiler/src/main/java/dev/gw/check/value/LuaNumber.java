package dev.gw.check.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Numbers as Lua reads and prints them. */
final class LuaNumber {
    private LuaNumber() {}

    /** What tonumber makes of a text; NaN where it makes nothing of it. */
    static double read(String text) {
        String trimmed = text.strip();
        String digits = trimmed.startsWith("-") || trimmed.startsWith("+") ? trimmed.substring(1) : trimmed;
        double sign = trimmed.startsWith("-") ? -1 : 1;
        if (digits.startsWith("0x") || digits.startsWith("0X")) {
            return sign * hex(digits.substring(2));
        }
        return isDecimal(digits) ? sign * Double.parseDouble(digits) : Double.NaN;
    }

    private static double hex(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (!LuaChars.isHex(digits.charAt(i))) {
                return Double.NaN;
            }
        }
        return digits.isEmpty() ? Double.NaN : new BigInteger(digits, 16).doubleValue();
    }

    private static boolean isDecimal(String text) {
        int at = 0;
        int digits = 0;
        boolean dot = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (LuaChars.isDigit(c)) {
                digits++;
            } else if (c == '.' && !dot) {
                dot = true;
            } else {
                break;
            }
        }
        return digits > 0 && (at == text.length() || isExponent(text.substring(at)));
    }

    private static boolean isExponent(String text) {
        boolean signed = text.startsWith("-", 1) || text.startsWith("+", 1);
        return (text.charAt(0) | 0x20) == 'e' && LuaChars.isAllDigits(text.substring(signed ? 2 : 1));
    }

    /** As %.1f prints it: the exact value, rounded half to even. */
    static String oneDecimal(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
        }
        return new BigDecimal(number).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }
}
