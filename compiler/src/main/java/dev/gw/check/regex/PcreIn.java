package dev.gw.check.regex;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A place in a PCRE2 pattern, one char for each code unit, and what the pattern has defined so far. */
final class PcreIn {
    static final int MAX_GROUP = 65_535;
    static final int UNLIMITED = 65_536;
    private static final int MAX_NAME = 128;

    /** A named group: its number, and whether the name stands more than once. */
    static final class Name {
        final int number;
        boolean twice;

        Name(int number) {
            this.number = number;
        }
    }

    final String text;
    final boolean utf;
    final Map<String, Name> names = new HashMap<>();
    final Map<Integer, String> byNumber = new HashMap<>();
    final int[] firstReference = new int[10];
    int at;
    int groups;
    boolean resetsGroups;
    boolean lookbehind;
    int min;
    int max;
    int number;
    int nameAt;

    PcreIn(String text, boolean utf, int at) {
        this.text = text;
        this.utf = utf;
        this.at = at;
        Arrays.fill(firstReference, -1);
    }

    boolean eof() {
        return at >= text.length();
    }

    /** The char {@code ahead} places on; 0xFFFF beyond the end, which equals nothing in a pattern. */
    char peek(int ahead) {
        int i = at + ahead;
        return i < text.length() ? text.charAt(i) : '\uFFFF';
    }

    char here() {
        return peek(0);
    }

    int left() {
        return text.length() - at;
    }

    boolean looking(String word) {
        return text.startsWith(word, at);
    }

    void blanks() {
        while (here() == ' ' || here() == '\t') {
            at++;
        }
    }

    Refusal fail(String message) {
        return new Refusal(message, Math.min(at, text.length()), Math.min(at, text.length()));
    }

    Refusal failBack(String message) {
        at--;
        return fail(message);
    }

    /** Reads a number into {@link #number}; signs count from {@code relative} when it is not negative. */
    boolean readNumber(int relative, int limit, String tooBig) throws Refusal {
        int most = limit;
        char sign = relative >= 0 ? here() : ' ';
        if (sign == '+' || sign == '-') {
            at++;
            most -= sign == '+' ? relative : 0;
        } else {
            sign = ' ';
        }
        if (!AsciiClass.digit(here())) {
            at -= sign == ' ' ? 0 : 1;
            return false;
        }
        int n = 0;
        while (AsciiClass.digit(here())) {
            n = n * 10 + here() - '0';
            at++;
            if (n > most) {
                throw fail(tooBig);
            }
        }
        number = sign == ' ' ? n : relative(sign, n, relative);
        return true;
    }

    private int relative(char sign, int n, int base) throws Refusal {
        if (n == 0) {
            throw fail(PcreText.ZERO_RELATIVE);
        }
        if (sign == '+') {
            return n + base;
        }
        if (n > base) {
            throw fail(PcreText.NO_GROUP);
        }
        return base + 1 - n;
    }

    /** Is there a counted quantifier, its opening brace already read? Then reads it into {@link #min} and {@link #max}. */
    boolean readRepeat() throws Refusal {
        if (!repeatAhead()) {
            return false;
        }
        blanks();
        boolean hasMin = readNumber(-1, MAX_GROUP, PcreText.NUMBER_TOO_BIG);
        min = hasMin ? number : 0;
        max = min;
        blanks();
        if (here() == ',') {
            at++;
            blanks();
            max = readNumber(-1, MAX_GROUP, PcreText.NUMBER_TOO_BIG) ? number : UNLIMITED;
            if (max < min) {
                throw fail("numbers out of order in {} quantifier");
            }
        }
        blanks();
        at++;
        return true;
    }

    /** As {@link #readRepeat}, without moving or failing. */
    boolean repeatAhead() {
        int start = at;
        blanks();
        boolean hasMin = skipDigits();
        blanks();
        boolean fine = hasMin;
        if (here() == ',') {
            at++;
            blanks();
            fine |= skipDigits();
            blanks();
        }
        fine &= here() == '}';
        at = start;
        return fine;
    }

    private boolean skipDigits() {
        int start = at;
        while (AsciiClass.digit(here())) {
            at++;
        }
        return at > start;
    }

    /** Reads a verb's name; the place is on the asterisk. */
    String readVerb() throws Refusal {
        at++;
        if (eof()) {
            throw fail(PcreText.BAD_VERB);
        }
        return word();
    }

    private String word() throws Refusal {
        nameAt = at;
        while (!eof() && (AsciiClass.word(here()) || (utf && Character.isLetterOrDigit(here())))) {
            at++;
        }
        if (at - nameAt > MAX_NAME) {
            throw fail("subpattern name is too long (maximum " + MAX_NAME + " code units)");
        }
        return text.substring(nameAt, at);
    }

    /** Reads a group's name up to and with {@code terminator}; the place is on the char before it. */
    String readName(char terminator) throws Refusal {
        at++;
        boolean braced = terminator == '}';
        if (braced) {
            blanks();
        }
        if (!eof() && (AsciiClass.digit(here()) || (utf && Character.isDigit(here())))) {
            throw fail("subpattern name must start with a non-digit");
        }
        String name = eof() ? "" : word();
        if (name.isEmpty()) {
            throw fail("subpattern name expected");
        }
        if (braced) {
            blanks();
        }
        if (here() != terminator) {
            throw fail("syntax error in subpattern name (missing terminator?)");
        }
        at++;
        return name;
    }
}
