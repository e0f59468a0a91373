package dev.gw.document;

import org.jspecify.annotations.Nullable;

/**
 * What a plain scalar means to Kong, whose reader follows YAML 1.1 with ways of its own: {@code y} and {@code n} are
 * texts, {@code 0800} is decimal, {@code 0b1} is a text, {@code _5} is a number.
 */
final class KongScalars {
    /** The value of texts on which Kong's reader fails with an error of its own making, such as {@code 07_}. */
    static final Object FAILS = new Object();

    private KongScalars() {}

    /** null, {@link Boolean}, {@link Long}, {@link Double}, the text itself, or {@link #FAILS}. */
    static @Nullable Object value(String text) {
        if (CoreSchema.isNull(text)) {
            return null;
        }
        char first = text.charAt(0);
        boolean numeric =
                (first >= '0' && first <= '9') || first == '.' || first == '-' || first == '+' || first == '_';
        Object number = numeric ? number(text) : null;
        if (number != null) {
            return number;
        }
        Boolean bool = bool(text);
        return bool == null ? text : bool;
    }

    static @Nullable Boolean bool(String text) {
        return switch (text) {
            case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON" -> true;
            case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF" -> false;
            default -> null;
        };
    }

    /** The number, or null where the text is none. */
    static @Nullable Object number(String text) {
        char sign = text.charAt(0);
        int start = sign == '-' || sign == '+' ? 1 : 0;
        Object value = unsigned(text, start);
        return sign == '-' && value instanceof Number number ? negative(number) : value;
    }

    private static Object negative(Number number) {
        return number instanceof Long whole && whole != 0 ? (Object) (-whole) : (Object) (-number.doubleValue());
    }

    private static @Nullable Object unsigned(String text, int start) {
        String rest = text.substring(start);
        String bare = rest.indexOf('_') < 0 ? rest : rest.replace("_", "");
        if (!rest.isEmpty() && Digits.all(bare, 0, 10)) {
            return decimalOrOctal(rest, bare);
        }
        Object number = luaFloat(bare);
        if (number != null) {
            return number;
        }
        Double special = CoreSchema.special(text, start);
        if (special != null) {
            return Math.abs(special);
        }
        return binaryOrSexagesimal(rest, bare);
    }

    /** {@code 010} is 8 but {@code 09} is 9. */
    private static Object decimalOrOctal(String rest, String bare) {
        boolean octal = rest.charAt(0) == '0' && bare.length() > 1 && Digits.all(bare, 0, 8);
        if (octal && rest.endsWith("_")) {
            return FAILS;
        }
        return Digits.whole(bare, octal ? 8 : 10);
    }

    /** What Lua takes for a number, where it has a point or an exponent or is hexadecimal. */
    private static @Nullable Object luaFloat(String bare) {
        if (bare.length() > 2 && bare.charAt(0) == '0' && (bare.charAt(1) | 32) == 'x') {
            return hexadecimal(bare);
        }
        return !bare.isEmpty() && Digits.isDecimalFloat(bare, 0) ? Double.valueOf(bare) : null;
    }

    private static @Nullable Object hexadecimal(String bare) {
        if (bare.charAt(1) == 'x' && Digits.all(bare, 2, 16)) {
            return Digits.whole(bare.substring(2), 16);
        }
        int exponent = Math.max(bare.indexOf('p'), bare.indexOf('P'));
        String mantissa = exponent < 0 ? bare : bare.substring(0, exponent);
        String digits = mantissa.substring(2).replaceFirst("\\.", "");
        boolean marked = mantissa.indexOf('.') >= 0 || mantissa.indexOf('e') >= 0 || mantissa.indexOf('E') >= 0;
        if (!marked || !Digits.all(digits, 0, 16)) {
            return null;
        }
        return exponent < 0 ? Double.valueOf(bare + "p0") : binaryExponent(bare, exponent + 1);
    }

    private static @Nullable Double binaryExponent(String bare, int at) {
        int digits = at < bare.length() && (bare.charAt(at) == '+' || bare.charAt(at) == '-') ? at + 1 : at;
        return Digits.all(bare, digits, 10) ? Double.valueOf(bare) : null;
    }

    private static @Nullable Object binaryOrSexagesimal(String rest, String bare) {
        if (rest.startsWith("0b")) {
            return binary(rest, bare);
        }
        return rest.indexOf(':') > 0 ? sexagesimal(rest) : null;
    }

    private static @Nullable Object binary(String rest, String bare) {
        int first = 2;
        while (first < rest.length() && rest.charAt(first) == '_') {
            first++;
        }
        if (rest.length() - first < 2 || !Digits.all(bare, 2, 2)) {
            return null;
        }
        return rest.endsWith("_") ? FAILS : Digits.whole(bare.substring(2), 2);
    }

    /** {@code 1:20} is 80 and {@code 1:20.5} is 80.5; digits behind the second group may be any. */
    private static @Nullable Object sexagesimal(String rest) {
        int point = rest.indexOf('.');
        String groups = point < 0 ? rest : rest.substring(0, point);
        int colon = groups.indexOf(':');
        boolean shape = Digits.all(groups.substring(0, Math.max(colon, 0)), 0, 10)
                && colon + 1 < groups.length()
                && Digits.is(groups.charAt(colon + 1), 10);
        if (!shape || (point >= 0 && !Digits.all(rest, point + 1, 10))) {
            return null;
        }
        double total = 0;
        for (String group : groups.split(":")) {
            if (!group.isEmpty() && !Digits.all(group, 0, 10)) {
                return null;
            }
            total = group.isEmpty() ? total : total * 60 + Double.parseDouble(group);
        }
        return point >= 0 ? Double.valueOf(total + Double.parseDouble(rest.substring(point))) : whole(total);
    }

    private static Object whole(double value) {
        return value <= 0x1p53 ? (Object) (long) value : (Object) value;
    }
}
