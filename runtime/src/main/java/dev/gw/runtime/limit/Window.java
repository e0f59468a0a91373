package dev.gw.runtime.limit;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** The windows of the UTC calendar that requests are counted in, shortest first. */
public enum Window {
    SECOND(1),
    MINUTE(60),
    HOUR(3_600),
    DAY(86_400),
    /** Begins on the first; counts as 30 days long. */
    MONTH(2_592_000),
    /** Begins on the first of January; counts as 365 days long. */
    YEAR(31_536_000);

    private static final long DAY_MILLIS = 86_400_000;

    private final int seconds;
    private final String word;
    private final String title;

    Window(int seconds) {
        this.seconds = seconds;
        this.word = name().toLowerCase(Locale.ROOT);
        this.title = name().charAt(0) + word.substring(1);
    }

    /** How long it counts as, in seconds. */
    public int seconds() {
        return seconds;
    }

    /** As a configuration says it: {@code minute}. */
    public String word() {
        return word;
    }

    /** As a header's name says it: {@code Minute}. */
    public String title() {
        return title;
    }

    /** When the window around a moment began; both in milliseconds since 1970. */
    public long startOf(long millis) {
        return switch (this) {
            case MONTH -> midnight(date(millis).withDayOfMonth(1));
            case YEAR -> midnight(date(millis).withDayOfYear(1));
            default -> Math.floorDiv(millis, seconds * 1000L) * seconds * 1000L;
        };
    }

    private static LocalDate date(long millis) {
        return LocalDate.ofEpochDay(Math.floorDiv(millis, DAY_MILLIS));
    }

    private static long midnight(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
