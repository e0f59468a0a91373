package dev.gw.drill.load;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;

/**
 * The time of an event loop, and work that is to be done at a moment of it.
 *
 * @param loop the event loop
 */
record Beat(EventLoop loop) {
    /** Shorter waits are not worth the waking. */
    private static final long SHORTEST = 50_000;

    /** Nanoseconds since some moment. */
    long now() {
        return loop.ticker().nanoTime();
    }

    /** Does work at a moment, or soon where that is over. */
    void at(long moment, Runnable work) {
        loop.schedule(work, Math.max(SHORTEST, moment - now()), TimeUnit.NANOSECONDS);
    }
}
