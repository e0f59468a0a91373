package dev.gw.runtime.plugin.correlationid;

import dev.gw.runtime.exchange.RandomUuid;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Numbers behind one random id: the ids of uuid#counter. Shared by all instances, and thread-safe. */
final class Counter {
    private final UUID base;
    private final AtomicLong count = new AtomicLong();

    Counter(RandomGenerator random) {
        this.base = RandomUuid.from(random);
    }

    String next() {
        return base + "#" + count.incrementAndGet();
    }
}
