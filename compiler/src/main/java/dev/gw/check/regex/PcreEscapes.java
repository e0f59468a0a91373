package dev.gw.check.regex;

import java.util.Locale;

/** What follows a backslash in a PCRE2 pattern. */
final class PcreEscapes {
    /** A data character; its value is in {@link #value}. */
    static final int DATA = 0;

    private final PcreIn in;
    int value;

    PcreEscapes(PcreIn in) {
        this.in = in;
    }

    /** Reads past the backslash: {@link #DATA}, a letter with a meaning, or a negative group number. */
    int read(boolean inClass) throws Refusal {
        if (in.eof()) {
            throw in.fail("\\ at end of pattern");
        }
        char c = in.here();
        in.at++;
        value = c;
        if (!AsciiClass.letter(c) && !AsciiClass.digit(c)) {
            return DATA;
        }
        int control = "aefnrt".indexOf(c);
        if (control >= 0) {
            value = "\u0007\u001B\f\n\r\t".charAt(control);
            return DATA;
        }
        if ("ABCDEGHKNPQRSVWXZbdhkpsvwz".indexOf(c) >= 0) {
            return c == 'N' && in.here() == '{' ? named() : c;
        }
        return special(c, inClass);
    }

    private int named() throws Refusal {
        int start = in.at;
        in.at++;
        in.blanks();
        if (in.looking("U+")) {
            if (!in.utf) {
                in.at = start;
                throw in.fail("\\N{U+dddd} is supported only in Unicode (UTF) mode");
            }
            in.at += 2;
            code(16, "non-hex character in \\x{} (closing brace missing?)");
            return DATA;
        }
        boolean repeat;
        try {
            repeat = in.readRepeat();
        } catch (Refusal refusal) {
            throw new Refusal(refusal.text(), start, start);
        }
        in.at = start;
        if (!repeat) {
            throw in.fail(PcreText.UNSUPPORTED);
        }
        return 'N';
    }

    private int special(char c, boolean inClass) throws Refusal {
        switch (c) {
            case 'F', 'L', 'l', 'u', 'U' -> throw in.fail(PcreText.UNSUPPORTED);
            case 'g' -> {
                return inClass ? DATA : reference();
            }
            case 'o' -> octalBraced();
            case 'x' -> hex();
            case 'c' -> control();
            default -> {
                if (!AsciiClass.digit(c)) {
                    throw in.failBack("unrecognized character follows \\");
                }
                return digits(c, inClass);
            }
        }
        return DATA;
    }

    private int reference() throws Refusal {
        char c = in.here();
        if (in.eof()) {
            throw in.fail(PcreText.BAD_G);
        }
        if (c == '<' || c == '\'') {
            return 'g';
        }
        if (c == '{') {
            int start = in.at;
            return bracedReference(start);
        }
        if (!in.readNumber(in.groups, PcreIn.MAX_GROUP, PcreText.GROUP_TOO_BIG)) {
            throw in.fail(PcreText.BAD_G);
        }
        return group();
    }

    private int bracedReference(int start) throws Refusal {
        in.at++;
        in.blanks();
        boolean number;
        try {
            number = in.readNumber(in.groups, PcreIn.MAX_GROUP, PcreText.GROUP_TOO_BIG);
        } catch (Refusal refusal) {
            throw new Refusal(refusal.text(), start, start);
        }
        if (!number) {
            in.at = start;
            return 'k';
        }
        in.blanks();
        if (in.here() != '}') {
            in.at = start;
            throw in.fail(PcreText.BAD_G);
        }
        in.at++;
        return group();
    }

    private int group() throws Refusal {
        if (in.number <= 0) {
            throw in.fail(PcreText.NO_GROUP);
        }
        return -in.number;
    }

    private int digits(char c, boolean inClass) throws Refusal {
        if (!inClass && c != '0') {
            int end = in.at;
            in.at--;
            long number = 0;
            while (AsciiClass.digit(in.here()) && number < Integer.MAX_VALUE / 10) {
                number = number * 10 + in.here() - '0';
                in.at++;
            }
            if (number < Integer.MAX_VALUE / 10 && (number < 10 || c >= '8' || number <= in.groups)) {
                if (number > PcreIn.MAX_GROUP) {
                    throw in.fail(PcreText.GROUP_TOO_BIG);
                }
                return (int) -number;
            }
            in.at = end;
        }
        if (c >= '8') {
            return DATA;
        }
        value = c - '0';
        for (int i = 0; i < 2 && in.here() >= '0' && in.here() <= '7'; i++, in.at++) {
            value = value * 8 + in.here() - '0';
        }
        if (!in.utf && value > 0xFF) {
            throw in.fail("octal value is greater than \\377 in 8-bit non-UTF-8 mode");
        }
        return DATA;
    }

    private void octalBraced() throws Refusal {
        if (in.here() != '{') {
            String message = "missing opening brace after \\o";
            throw in.eof() ? in.failBack(message) : in.fail(message);
        }
        in.at++;
        in.blanks();
        code(8, "non-octal character in \\o{} (closing brace missing?)");
    }

    private void hex() throws Refusal {
        if (in.here() == '{') {
            in.at++;
            in.blanks();
            code(16, "non-hex character in \\x{} (closing brace missing?)");
            return;
        }
        value = 0;
        for (int i = 0; i < 2 && digit(16) >= 0; i++, in.at++) {
            value = value * 16 + digit(16);
        }
    }

    private int digit(int radix) {
        return in.here() < 0x80 ? Character.digit(in.here(), radix) : -1;
    }

    private void code(int radix, String malformed) throws Refusal {
        if (in.eof() || in.here() == '}') {
            throw in.fail(PcreText.DIGITS_MISSING);
        }
        int limit = in.utf ? Character.MAX_CODE_POINT : 0xFF;
        value = 0;
        while (digit(radix) >= 0 && value <= limit) {
            value = value * radix + digit(radix);
            in.at++;
        }
        in.blanks();
        if (value > limit) {
            while (digit(radix) >= 0) {
                in.at++;
            }
            throw in.fail(PcreText.CODE_TOO_LARGE);
        }
        if (in.here() != '}') {
            throw in.eof() ? in.failBack(malformed) : in.fail(malformed);
        }
        if (in.utf && value >= 0xD800 && value <= 0xDFFF) {
            throw in.fail("disallowed Unicode code point (>= 0xd800 && <= 0xdfff)");
        }
        in.at++;
    }

    private void control() throws Refusal {
        if (in.eof()) {
            throw in.fail("\\c at end of pattern");
        }
        char c = in.here();
        if (c < 32 || c > 126) {
            throw in.fail("\\c must be followed by a printable ASCII character");
        }
        in.at++;
        value = (c >= 'a' && c <= 'z' ? c - 32 : c) ^ 0x40;
    }

    /** Reads what follows {@code \p} or {@code \P}. */
    void property() throws Refusal {
        char c = in.here();
        if (in.eof()) {
            throw in.fail("malformed \\P or \\p sequence");
        }
        in.at++;
        String name = String.valueOf(c).toLowerCase(Locale.ROOT);
        if (c == '{') {
            name = braced();
        } else if (!AsciiClass.letter(c)) {
            throw in.fail("malformed \\P or \\p sequence");
        }
        if (!known(name)) {
            throw in.fail("unknown property after \\P or \\p");
        }
    }

    private String braced() throws Refusal {
        if (in.here() == '^') {
            in.at++;
        }
        StringBuilder name = new StringBuilder();
        while (!in.eof() && name.length() < 49) {
            char c = in.here();
            in.at++;
            if (c == 0) {
                break;
            }
            if (c == '}') {
                return name.toString().toLowerCase(Locale.ROOT);
            }
            if (c != '_' && c != '-' && c != ' ' && (c < 9 || c > 13)) {
                name.append(c);
            }
        }
        throw in.fail("malformed \\P or \\p sequence");
    }

    private static boolean known(String name) {
        int split = name.indexOf('=') < 0 ? name.indexOf(':') : name.indexOf('=');
        if (name.indexOf(':') >= 0) {
            split = Math.min(split, name.indexOf(':'));
        }
        if (split < 0) {
            return UnicodeNames.has("pcre", name);
        }
        String value = name.substring(split + 1);
        return switch (name.substring(0, split)) {
            case "sc", "script", "scx", "scriptextensions" -> UnicodeNames.has("pcre-script", value);
            case "bc", "bidiclass" -> UnicodeNames.has("pcre", "bidi" + value);
            default -> false;
        };
    }
}
