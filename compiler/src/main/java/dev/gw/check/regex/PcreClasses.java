package dev.gw.check.regex;

/** Bracketed classes of a PCRE2 pattern. */
final class PcreClasses {
    private enum Range {
        NONE,
        POSSIBLE,
        STARTED
    }

    private final PcreIn in;
    private final PcreEscapes escapes;
    private Range range = Range.NONE;
    private int first;
    private boolean quoted;

    PcreClasses(PcreIn in, PcreEscapes escapes) {
        this.in = in;
        this.escapes = escapes;
    }

    /** Reads a class, its opening bracket already read; {@code blanks} are ignored in it when it says so. */
    void read(boolean blanks) throws Refusal {
        if (posixAhead() >= 0) {
            throw in.here() == ':'
                    ? new Refusal("POSIX named classes are supported only within a class", in.at - 1, in.at)
                    : new Refusal(PcreText.COLLATING, in.at - 1, in.at);
        }
        range = Range.NONE;
        quoted = false;
        char c = opening(blanks);
        do {
            item(c, blanks);
            if (in.eof()) {
                throw in.fail("missing terminating ] for character class");
            }
            c = in.here();
            in.at++;
        } while (c != ']' || quoted);
    }

    private char opening(boolean blanks) {
        boolean negated = false;
        char c = 0;
        while (!in.eof()) {
            c = in.here();
            in.at++;
            if (c == '\\' && in.here() == 'E') {
                in.at++;
            } else if (c == '\\' && in.looking("Q\\E")) {
                in.at += 3;
            } else if (c == '^' && !negated) {
                negated = true;
            } else if (!(blanks && (c == ' ' || c == '\t'))) {
                break;
            }
        }
        return c;
    }

    private void item(char c, boolean blanks) throws Refusal {
        if (quoted) {
            if (c == '\\' && in.here() == 'E') {
                quoted = false;
                in.at++;
            } else {
                literal(c);
            }
        } else if (blanks && (c == ' ' || c == '\t')) {
            return;
        } else if (c == '[' && in.left() >= 3 && posixAhead() >= 0) {
            posix(posixAhead());
        } else if (c == '-' && range == Range.POSSIBLE) {
            range = Range.STARTED;
        } else if (c == '\\') {
            escape();
        } else {
            literal(c);
        }
    }

    private void literal(int c) throws Refusal {
        if (range == Range.STARTED) {
            if (first > c) {
                throw in.failBack("range out of order in character class");
            }
            range = Range.NONE;
        } else {
            range = Range.POSSIBLE;
            first = c;
        }
    }

    /** Where the POSIX name that starts here ends, or -1. */
    private int posixAhead() {
        char mark = in.here();
        if (mark != ':' && mark != '.' && mark != '=') {
            return -1;
        }
        String text = in.text;
        for (int i = in.at + 1; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            char next = text.charAt(i + 1);
            if (c == '\\' && (next == ']' || next == '\\')) {
                i++;
            } else if ((c == '[' && next == mark) || c == ']') {
                return -1;
            } else if (c == mark && next == ']') {
                return i;
            }
        }
        return -1;
    }

    private void posix(int end) throws Refusal {
        if (range == Range.STARTED) {
            throw in.fail(PcreText.BAD_RANGE);
        }
        if (in.here() != ':') {
            throw in.failBack(PcreText.COLLATING);
        }
        in.at++;
        if (in.here() == '^') {
            in.at++;
        }
        String name = in.text.substring(in.at, Math.max(in.at, end));
        if (!RustClasses.ASCII.contains(name)) {
            throw in.fail("unknown POSIX class name");
        }
        in.at = end + 2;
        after();
    }

    /** A hyphen after a set of characters must end the class. */
    private void after() throws Refusal {
        if (in.left() > 1 && in.here() == '-' && in.peek(1) != ']') {
            throw in.fail(PcreText.BAD_RANGE);
        }
        range = Range.NONE;
    }

    private void escape() throws Refusal {
        int escape = escapes.read(true);
        switch (escape) {
            case PcreEscapes.DATA -> literal(escapes.value);
            case 'b' -> literal('\b');
            case 'Q' -> quoted = true;
            case 'E' -> {}
            case 'B', 'R', 'X' -> throw in.failBack(PcreText.BAD_CLASS_ESCAPE);
            default -> set(escape);
        }
    }

    private void set(int escape) throws Refusal {
        if (range == Range.STARTED) {
            throw in.fail(PcreText.BAD_RANGE);
        }
        switch (escape) {
            case 'N' -> throw in.fail("\\N is not supported in a class");
            case 'p', 'P' -> escapes.property();
            case 'd', 'D', 's', 'S', 'w', 'W', 'h', 'H', 'v', 'V' -> {}
            default -> throw in.failBack(PcreText.BAD_CLASS_ESCAPE);
        }
        after();
    }
}
