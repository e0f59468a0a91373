package dev.gw.drill.stage;

import dev.gw.runtime.limit.Window;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is moved. Thread-safe. */
final class DrillClock extends Clock {
    private final AtomicLong now;

    DrillClock(long start) {
        this.now = new AtomicLong(start);
    }

    /** Moves to the next start of a window, or so many milliseconds behind it. */
    void move(Window window, long offset) {
        now.updateAndGet(before -> next(window, before - offset) + offset);
    }

    /** Moves on. */
    void pass(long millis) {
        now.addAndGet(millis);
    }

    /** The first start of a window behind a moment. */
    static long next(Window window, long after) {
        long start = window.startOf(after);
        // months and years are at most 31 and 366 days long
        long longest = (window.seconds() + 86_400L * 2) * 1000;
        return switch (window) {
            case MONTH, YEAR -> window.startOf(start + longest);
            default -> start + window.seconds() * 1000L;
        };
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    @Override
    public long millis() {
        return now.get();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(now.get());
    }
}
