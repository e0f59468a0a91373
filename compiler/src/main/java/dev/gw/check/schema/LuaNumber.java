package dev.gw.check.schema;

import org.jspecify.annotations.Nullable;

/** Numbers as Lua reads them from strings. */
final class LuaNumber {
    private LuaNumber() {}

    /** The number; null where {@code tonumber} gives nil. Blanks around it and hexadecimal are allowed. */
    static @Nullable Double parse(String text) {
        String number = text.strip();
        if (number.isEmpty()) {
            return null;
        }
        char last = number.charAt(number.length() - 1);
        boolean hex = number.startsWith("0x") || number.startsWith("0X");
        try {
            if (hex) {
                return (double) Long.parseLong(number.substring(2), 16);
            }
            return last >= '0' && last <= '9' || last == '.' ? Double.valueOf(number) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
