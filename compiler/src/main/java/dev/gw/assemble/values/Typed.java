package dev.gw.assemble.values;

import dev.gw.document.Scalar;
import dev.gw.source.Span;

/**
 * The type of a value that comes as text. Narrower than YAML: what would not be spelled the same again stays a string, so
 * that a password such as {@code 007} or {@code 12e4} keeps its characters.
 */
final class Typed {
    private static final int LONGEST = 18;

    private Typed() {}

    static Scalar of(String text, Span place) {
        return switch (text) {
            case "true" -> Scalar.bool(true, text, place);
            case "false" -> Scalar.bool(false, text, place);
            case "null" -> Scalar.nil(place);
            default -> number(text, place);
        };
    }

    private static Scalar number(String text, Span place) {
        int dot = text.indexOf('.');
        String whole = dot < 0 ? text : text.substring(0, dot);
        String digits = whole.startsWith("-") ? whole.substring(1) : whole;
        boolean plain = isDigits(digits) && (digits.length() == 1 || digits.charAt(0) != '0');
        if (!plain || text.length() > LONGEST) {
            return Scalar.string(text, place);
        }
        if (dot < 0) {
            return Scalar.integer(Long.parseLong(text), text, place);
        }
        return isDigits(text.substring(dot + 1))
                ? Scalar.number(Double.parseDouble(text), text, place)
                : Scalar.string(text, place);
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
