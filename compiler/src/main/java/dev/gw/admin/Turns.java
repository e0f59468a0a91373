package dev.gw.admin;

import java.time.Clock;

/** Lets so many begin in a second. Thread-safe. */
final class Turns {
    private final int perSecond;
    private final Clock clock;
    private final Pause pause;
    private double next;

    /** @param perSecond 0 for no limit */
    Turns(int perSecond, Clock clock, Pause pause) {
        this.perSecond = perSecond;
        this.clock = clock;
        this.pause = pause;
    }

    /** Waits for one's turn. */
    void await() {
        if (perSecond == 0) {
            return;
        }
        long wait;
        synchronized (this) {
            long now = clock.millis();
            double turn = Math.max((double) now, next);
            next = turn + 1000.0 / perSecond;
            wait = (long) (turn - now);
        }
        if (wait > 0) {
            pause.millis(wait);
        }
    }
}
