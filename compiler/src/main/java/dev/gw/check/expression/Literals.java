package dev.gw.check.expression;

/** How far the smallest parts of an expression reach: each method gives the end of what begins at a place, or -1. */
final class Literals {
    private final String text;
    private final Attempts attempts;

    Literals(String text, Attempts attempts) {
        this.text = text;
        this.attempts = attempts;
    }

    boolean isAtEnd(int at) {
        return at == text.length();
    }

    int skip(int from) {
        int at = from;
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    int word(int from, String word) {
        return text.startsWith(word, from) ? from + word.length() : -1;
    }

    int ident(int from) {
        if (from == text.length() || !isLetter(text.charAt(from))) {
            return -1;
        }
        int at = from + 1;
        while (at < text.length()
                && (isLetter(text.charAt(at)) || isDigit(text.charAt(at), 10) || "_.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    int text(int from) {
        if (word(from, "\"") < 0) {
            return -1;
        }
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            boolean escape = text.charAt(at) == '\\';
            if (escape && (at + 1 == text.length() || "\"\\nrt".indexOf(text.charAt(at + 1)) < 0)) {
                break;
            }
            at += escape ? 2 : 1;
        }
        attempts.failed(Syntax.STR_ESC, at);
        attempts.failed(Syntax.STR_CHAR, at);
        return word(at, "\"");
    }

    int rawText(int from) {
        if (word(from, "r#\"") < 0) {
            return -1;
        }
        int end = text.indexOf("\"#", from + 3);
        attempts.failed(Syntax.RAWSTR_CHAR, end < 0 ? text.length() : end);
        return end < 0 ? -1 : end + 2;
    }

    int ipv4(int from) {
        int at = digits(from, 10, 3);
        for (int i = 0; i < 3 && at >= 0; i++) {
            int dot = word(at, ".");
            at = dot < 0 ? -1 : digits(dot, 10, 3);
        }
        return at;
    }

    int ipv6(int from) {
        int first = word(from, ":");
        first = first < 0 ? digits(from, 16, 4) : first;
        int at = first < 0 ? -1 : word(first, ":");
        while (at >= 0 && at < text.length() && (text.charAt(at) == ':' || isDigit(text.charAt(at), 16))) {
            at++;
        }
        return at;
    }

    int range(int address, int mostDigits) {
        int slash = address < 0 ? -1 : word(address, "/");
        return slash < 0 ? -1 : digits(slash, 10, mostDigits);
    }

    int octal(int from) {
        int zero = word(from, "0");
        return zero < 0 ? -1 : digits(zero, 8, Integer.MAX_VALUE);
    }

    int decimal(int from) {
        return digits(from, 10, Integer.MAX_VALUE);
    }

    int hexadecimal(int from) {
        return digits(from, 16, Integer.MAX_VALUE);
    }

    private int digits(int from, int radix, int most) {
        int at = from;
        while (at < text.length() && at - from < most && isDigit(text.charAt(at), radix)) {
            at++;
        }
        return at == from ? -1 : at;
    }

    private static boolean isDigit(char c, int radix) {
        return c < 128 && Character.digit(c, radix) >= 0;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
