package dev.gw.runtime.health;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * The health of all addresses. An address that no configuration uses is remembered for five minutes, so that a reload
 * which keeps it finds it as it was. Thread-safe.
 */
public final class HealthBook {
    private static final long REMEMBERED_MILLIS = 300_000;
    private static final long IN_USE = Long.MAX_VALUE;

    private final Clock clock;
    private final Map<String, Entry> entries = new HashMap<>();

    private static final class Entry {
        private final Health health = new Health();
        private int users;
        private long until = IN_USE;
    }

    /** An empty book. */
    public HealthBook(Clock clock) {
        this.clock = clock;
    }

    /** Opens the health of an address; healthy where it is new. Every call needs its {@link #leave}. */
    public synchronized Health open(String address) {
        long now = clock.millis();
        entries.values().removeIf(entry -> entry.until <= now);
        Entry entry = entries.computeIfAbsent(address, ignored -> new Entry());
        entry.users++;
        entry.until = IN_USE;
        return entry.health;
    }

    /** The address is out of use, once nobody else has it open. */
    public synchronized void leave(String address) {
        Entry entry = entries.get(address);
        if (entry != null && --entry.users <= 0) {
            entry.until = clock.millis() + REMEMBERED_MILLIS;
        }
    }
}
