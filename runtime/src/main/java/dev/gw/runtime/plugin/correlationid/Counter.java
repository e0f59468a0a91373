package dev.gw.runtime.plugin.correlationid;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Numbers behind one random id: the ids of uuid#counter. Shared by all instances, and thread-safe. */
final class Counter {
    private final UUID base;
    private final AtomicLong count = new AtomicLong();

    Counter(RandomGenerator random) {
        this.base = randomId(random);
    }

    String next() {
        return base + "#" + count.incrementAndGet();
    }

    /** A random id, version 4. */
    static UUID randomId(RandomGenerator random) {
        long high = (random.nextLong() & 0xffffffffffff0fffL) | 0x4000L;
        long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
