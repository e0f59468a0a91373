package dev.gw.runtime.plugin.proxycache;

import dev.gw.runtime.plugin.PluginState;
import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The answers of all proxy-cache plugins of a gateway, by their keys; kept across reloads. Bounded: the ones not asked for
 * longest go first. Thread-safe; its lock is held for a map look-up.
 */
public final class ResponseCache {
    /** As large as Kong's kong_db_cache is by default. */
    private static final long CAPACITY = 128L << 20;

    private final LinkedHashMap<String, Stored> byKey = new LinkedHashMap<>(64, 0.75f, true);
    private final Clock clock;
    private final long capacity;
    private long weight;

    private record Stored(CachedAnswer answer, long expiresAt) {}

    /**
     * An empty cache.
     *
     * @param capacity about how many octets it may take
     */
    ResponseCache(Clock clock, long capacity) {
        this.clock = clock;
        this.capacity = capacity;
    }

    /** The cache of a gateway. */
    public static ResponseCache of(PluginState state, Clock clock) {
        return state.of("proxy-cache", ResponseCache.class, () -> new ResponseCache(clock, CAPACITY));
    }

    /** The answer under a key; null where there is none any more. */
    public @Nullable CachedAnswer find(String key) {
        synchronized (byKey) {
            Stored found = byKey.get(key);
            if (found == null) {
                return null;
            }
            if (found.expiresAt <= clock.millis()) {
                remove(key);
                return null;
            }
            return found.answer;
        }
    }

    /** The largest body that is worth collecting. */
    long largest() {
        return capacity / 8;
    }

    /**
     * Keeps an answer, unless it is too large.
     *
     * @param seconds for how long; 0 for as long as there is room
     */
    void store(String key, CachedAnswer answer, double seconds) {
        long added = answer.weight();
        synchronized (byKey) {
            remove(key);
            if (added > capacity) {
                return;
            }
            long expiresAt = seconds <= 0 ? Long.MAX_VALUE : clock.millis() + (long) (seconds * 1000);
            byKey.put(key, new Stored(answer, expiresAt));
            weight += added;
            Iterator<Stored> oldest = byKey.values().iterator();
            while (weight > capacity) {
                weight -= oldest.next().answer.weight();
                oldest.remove();
            }
        }
    }

    /** Forgets an answer; says whether there was one. */
    public boolean remove(String key) {
        synchronized (byKey) {
            Stored gone = byKey.remove(key);
            if (gone != null) {
                weight -= gone.answer.weight();
            }
            return gone != null;
        }
    }

    /** Forgets all answers. */
    public void clear() {
        synchronized (byKey) {
            byKey.clear();
            weight = 0;
        }
    }
}
