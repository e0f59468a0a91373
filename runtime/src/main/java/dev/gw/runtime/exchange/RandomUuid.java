package dev.gw.runtime.exchange;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Random UUIDs, of version 4. */
public final class RandomUuid {
    private RandomUuid() {}

    /** One that is made of what the generator gives. */
    public static UUID from(RandomGenerator random) {
        long high = random.nextLong() & ~0xf000L | 0x4000L;
        return new UUID(high, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }
}
