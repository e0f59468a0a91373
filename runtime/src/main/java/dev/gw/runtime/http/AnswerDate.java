package dev.gw.runtime.http;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time of answers as their Date says it; the text is made once a second. Thread-safe. */
public final class AnswerDate {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private volatile Second last = new Second(Long.MIN_VALUE, "");

    private record Second(long since1970, String text) {}

    /** Dates by a clock. */
    public AnswerDate(Clock clock) {
        this.clock = clock;
    }

    String text() {
        long now = Math.floorDiv(clock.millis(), 1000L);
        Second known = last;
        if (known.since1970() != now) {
            known = new Second(now, FORM.format(Instant.ofEpochSecond(now)));
            last = known;
        }
        return known.text();
    }
}
