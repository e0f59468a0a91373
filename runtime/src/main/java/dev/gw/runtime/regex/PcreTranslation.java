package dev.gw.runtime.regex;

import java.util.Locale;

/** Spells an expression of PCRE so that the JDK means the same by it. For one expression. */
final class PcreTranslation {
    private static final String POSIX_OPEN = "[:";
    private static final String POSIX_CLOSE = ":]";

    /** Escapes that take a name or number in braces. */
    private static final String BRACED = "xpPogkN";

    private final String from;
    private final StringBuilder out;
    private int at;

    private PcreTranslation(String from) {
        this.from = from;
        this.out = new StringBuilder(from.length() + 16);
    }

    static String toJava(String expression) {
        PcreTranslation translation = new PcreTranslation(expression);
        translation.run();
        return translation.out.toString();
    }

    private void run() {
        while (at < from.length()) {
            char c = from.charAt(at);
            if (c == '\\') {
                escape();
            } else if (c == '[') {
                characterClass();
            } else if (c == '{' && !isRepetition()) {
                literal("\\{");
            } else if (from.startsWith("(?P<", at)) {
                out.append("(?<");
                at += 4;
            } else {
                out.append(c);
                at++;
            }
        }
    }

    private void literal(String spelled) {
        out.append(spelled);
        at++;
    }

    private void escape() {
        int end = Math.min(at + 2, from.length());
        boolean named = end < from.length() && from.charAt(end) == '{' && BRACED.indexOf(from.charAt(end - 1)) >= 0;
        int close = named ? from.indexOf('}', end) : -1;
        end = close < 0 ? end : close + 1;
        out.append(from, at, end);
        at = end;
    }

    /** A brace that begins no repetition stands for itself. */
    private boolean isRepetition() {
        int i = at + 1;
        int digits = i;
        while (i < from.length() && (Character.isDigit(from.charAt(i)) || from.charAt(i) == ',')) {
            i++;
        }
        return i > digits && i < from.length() && from.charAt(i) == '}' && from.charAt(digits) != ',';
    }

    private void characterClass() {
        out.append('[');
        at++;
        if (at < from.length() && from.charAt(at) == '^') {
            out.append('^');
            at++;
        }
        if (at < from.length() && from.charAt(at) == ']') {
            literal("\\]");
        }
        while (at < from.length() && from.charAt(at) != ']') {
            classItem();
        }
        if (at < from.length()) {
            out.append(']');
            at++;
        }
    }

    private void classItem() {
        char c = from.charAt(at);
        int close = from.startsWith(POSIX_OPEN, at) ? from.indexOf(POSIX_CLOSE, at) : -1;
        if (close > 0) {
            out.append(posix(from.substring(at + 2, close)));
            at = close + 2;
        } else if (c == '\\') {
            escape();
        } else if (c == '[' || c == '&') {
            out.append('\\').append(c);
            at++;
        } else {
            out.append(c);
            at++;
        }
    }

    private static String posix(String name) {
        boolean not = name.startsWith("^");
        String plain = not ? name.substring(1) : name;
        String java = switch (plain) {
            case "word" -> "w";
            case "ascii" -> "p{ASCII}";
            case "xdigit" -> "p{XDigit}";
            default -> "p{" + plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1) + "}";
        };
        return "\\" + (not ? java.substring(0, 1).toUpperCase(Locale.ROOT) + java.substring(1) : java);
    }
}
