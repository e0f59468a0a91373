package dev.gw.runtime.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalLong;

/** Dates of header fields as nginx reads them: RFC 822, RFC 850 or as C's asctime writes them, always GMT. */
public final class HttpDate {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private final String text;
    private int at;

    private enum Form {
        RFC_822,
        RFC_850,
        ASCTIME
    }

    private static final class NoDate extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoDate() {
            super("not a date", null, false, false);
        }
    }

    private HttpDate(String text) {
        this.text = text;
    }

    /** Seconds since 1970; empty where the text is no date. */
    public static OptionalLong parse(String text) {
        try {
            return OptionalLong.of(new HttpDate(text).read());
        } catch (NoDate | DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    private long read() {
        boolean named = skipDayName();
        while (peek() == ' ') {
            at++;
        }
        int day = named ? digits(2) : 0;
        Form form = !named ? Form.ASCTIME : take(' ', '-') == ' ' ? Form.RFC_822 : Form.RFC_850;
        int month = month();
        take(form == Form.RFC_850 ? '-' : ' ');
        int year = 0;
        if (form == Form.ASCTIME) {
            day = dayOfAsctime();
        } else {
            year = form == Form.RFC_822 ? digits(4) : shortYear(digits(2));
        }
        take(' ');
        int hour = digits(2);
        take(':');
        int minute = digits(2);
        take(':');
        int second = digits(2);
        if (form == Form.ASCTIME) {
            take(' ');
            year = digits(4);
        }
        if (hour > 23 || minute > 59 || second > 59) {
            throw new NoDate();
        }
        return LocalDate.of(year, month, day).toEpochDay() * 86_400 + hour * 3600L + minute * 60L + second;
    }

    /** Whether a comma ended the name of the day, as in all forms but asctime's. */
    private boolean skipDayName() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == ',' || c == ' ') {
                return c == ',';
            }
        }
        throw new NoDate();
    }

    private int dayOfAsctime() {
        if (peek() == ' ') {
            at++;
            return digits(1);
        }
        return digits(2);
    }

    private static int shortYear(int year) {
        return year + (year < 70 ? 2000 : 1900);
    }

    private int month() {
        if (at + 3 > text.length()) {
            throw new NoDate();
        }
        int found = MONTHS.indexOf(text.substring(at, at + 3));
        if (found < 0 || found % 3 != 0) {
            throw new NoDate();
        }
        at += 3;
        return found / 3 + 1;
    }

    private int digits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            char c = peek();
            if (c < '0' || c > '9') {
                throw new NoDate();
            }
            value = value * 10 + c - '0';
            at++;
        }
        return value;
    }

    private char take(char... allowed) {
        char c = peek();
        for (char one : allowed) {
            if (c == one) {
                at++;
                return c;
            }
        }
        throw new NoDate();
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
