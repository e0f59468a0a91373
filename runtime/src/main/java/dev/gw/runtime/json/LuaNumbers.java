package dev.gw.runtime.json;

import org.jspecify.annotations.Nullable;

/** Numbers as Lua reads them from text. */
public final class LuaNumbers {
    private LuaNumbers() {}

    /** What {@code tonumber} makes of a text: decimal, or hexadecimal behind 0x; null where it is no number. */
    public static @Nullable Double parse(String text) {
        String trimmed = text.strip();
        boolean negative = trimmed.startsWith("-");
        String digits = negative || trimmed.startsWith("+") ? trimmed.substring(1) : trimmed;
        if (digits.isEmpty() || !Character.isDigit(digits.charAt(0)) && digits.charAt(0) != '.') {
            return null;
        }
        try {
            boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
            char last = digits.charAt(digits.length() - 1);
            if (!hex && "dDfF".indexOf(last) >= 0) {
                return null;
            }
            double value = hex && digits.matches("0[xX]\\p{XDigit}+")
                    ? Double.parseDouble(digits + "p0")
                    : Double.parseDouble(digits);
            return negative ? -value : value;
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
