package dev.gw.drill.stage;

import dev.gw.drill.load.Windows;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time of a gateway under load: it goes on as time does, and jumps ahead where a scenario wants a window to begin.
 * Thread-safe.
 */
final class WindowClock extends Clock implements Windows {
    /** So far behind its beginning a window is entered. */
    private static final long GUARD_MILLIS = 20;

    private final Clock real;
    private final boolean jumps;
    private final AtomicLong ahead = new AtomicLong();

    private WindowClock(Clock real, boolean jumps) {
        this.real = real;
        this.jumps = jumps;
    }

    /** A clock that jumps. */
    static WindowClock jumping(Clock real) {
        return new WindowClock(real, true);
    }

    /** A clock that has to be waited for. */
    static WindowClock waiting(Clock real) {
        return new WindowClock(real, false);
    }

    @Override
    public long next(String window) {
        long length = Windows.millis(window);
        long until = length - Math.floorMod(millis(), length) + GUARD_MILLIS;
        if (jumps) {
            ahead.addAndGet(until);
            return 0;
        }
        return until * 1_000_000;
    }

    @Override
    public long number(String window) {
        return Math.floorDiv(millis(), Windows.millis(window));
    }

    @Override
    public long millis() {
        return real.millis() + ahead.get();
    }

    @Override
    public Instant instant() {
        return real.instant().plusMillis(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new WindowClock(real.withZone(zone), jumps);
    }
}
