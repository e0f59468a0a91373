package dev.gw.drill.load;

import java.time.Clock;
import java.util.SplittableRandom;
import java.util.UUID;

/** What is drawn while a load runs: the same for the same seed. Belongs to an event loop. */
final class Chance {
    private final SplittableRandom random;
    private final Clock clock;

    Chance(long seed, Clock clock) {
        this.random = new SplittableRandom(seed);
        this.clock = clock;
    }

    /** A number, both bounds included. */
    long between(long least, long most) {
        return least + random.nextLong(most - least + 1);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    String uuid() {
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE).toString();
    }

    /** Milliseconds since 1970. */
    long millis() {
        return clock.millis();
    }
}
