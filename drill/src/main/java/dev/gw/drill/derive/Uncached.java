package dev.gw.drill.derive;

import dev.gw.drill.message.Ask;
import dev.gw.drill.message.Proof;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Makes every request another one, so that none is answered from a cache. Thread-safe. */
final class Uncached implements Proof {
    private static final AtomicLong LAST = new AtomicLong();

    private final String argument;

    /** By an argument of the query. */
    Uncached(String argument) {
        this.argument = argument;
    }

    @Override
    public Ask prove(Ask ask, Instant now) {
        return ask.withArgument(argument, "drill" + LAST.incrementAndGet());
    }
}
