package dev.gw.runtime.quota;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalDouble;

/** Times as events write them: ISO 8601 with an offset, or seconds or milliseconds since 1970. */
public final class Moment {
    /** Seconds as large as this would lie in the year 5138: such numbers are milliseconds. */
    private static final double LARGEST_SECONDS = 1e11;

    private static final double LARGEST_MILLIS = 1e14;

    private Moment() {}

    /** Seconds since 1970; empty where the text is no time. */
    public static OptionalDouble seconds(String text) {
        try {
            return OptionalDouble.of(micros("it", text) / 1e6);
        } catch (BadEvent noTime) {
            return OptionalDouble.empty();
        }
    }

    /** Microseconds since 1970. */
    static long micros(String field, String text) throws BadEvent {
        try {
            double number = Double.parseDouble(text);
            double millis = number < LARGEST_SECONDS ? number * 1000 : number;
            if (!(millis >= 0 && millis < LARGEST_MILLIS)) {
                throw new BadEvent(field + " is no time");
            }
            return Math.round(millis * 1000);
        } catch (NumberFormatException notEpoch) {
            return ofIso(field, text);
        }
    }

    private static long ofIso(String field, String text) throws BadEvent {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (instant.getEpochSecond() < 0 || instant.getEpochSecond() >= LARGEST_SECONDS) {
                throw new BadEvent(field + " is no time");
            }
            return of(instant);
        } catch (DateTimeException e) {
            throw new BadEvent(field + " is no time");
        }
    }

    static long of(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
    }
}
