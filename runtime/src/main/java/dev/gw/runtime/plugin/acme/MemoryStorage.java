package dev.gw.runtime.plugin.acme;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** In this process: it outlives reloads, not restarts. */
final class MemoryStorage implements Storage {
    private final Clock clock;
    private final Map<String, Kept> all = new TreeMap<>();

    private record Kept(String text, long until) {}

    MemoryStorage(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized @Nullable String get(String key) {
        Kept kept = all.get(key);
        if (kept != null && kept.until() <= clock.millis()) {
            all.remove(key);
            return null;
        }
        return kept == null ? null : kept.text();
    }

    @Override
    public synchronized void set(String key, String text, long seconds) {
        all.put(key, new Kept(text, seconds == 0 ? Long.MAX_VALUE : clock.millis() + seconds * 1000));
    }

    @Override
    public synchronized boolean add(String key, String text, long seconds) {
        if (get(key) != null) {
            return false;
        }
        set(key, text, seconds);
        return true;
    }

    @Override
    public synchronized void delete(String key) {
        all.remove(key);
    }

    @Override
    public synchronized List<String> list(String prefix) {
        List<String> found = new ArrayList<>();
        for (String key : List.copyOf(all.keySet())) {
            if (key.startsWith(prefix) && get(key) != null) {
                found.add(key);
            }
        }
        return found;
    }

    @Override
    public void close() {
        // memory goes by itself
    }
}
