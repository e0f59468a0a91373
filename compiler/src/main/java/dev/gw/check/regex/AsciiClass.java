package dev.gw.check.regex;

/** The POSIX classes, over ASCII. */
final class AsciiClass {
    private AsciiClass() {}

    static boolean contains(String name, int c) {
        return switch (name) {
            case "alnum" -> letter(c) || digit(c);
            case "alpha" -> letter(c);
            case "ascii" -> true;
            case "blank" -> c == ' ' || c == '\t';
            case "cntrl" -> c < ' ' || c == 0x7F;
            case "digit" -> digit(c);
            case "graph" -> c > ' ' && c < 0x7F;
            case "lower" -> letter(c) && c >= 'a';
            case "print" -> c >= ' ' && c < 0x7F;
            case "punct" -> c > ' ' && c < 0x7F && !letter(c) && !digit(c);
            case "space" -> c == ' ' || (c >= 9 && c <= 13);
            case "upper" -> letter(c) && c < 'a';
            case "word" -> word(c);
            case "xdigit" -> digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
            default -> false;
        };
    }

    static boolean word(int c) {
        return letter(c) || digit(c) || c == '_';
    }

    static boolean letter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }
}
