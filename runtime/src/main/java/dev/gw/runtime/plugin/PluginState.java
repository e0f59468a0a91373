package dev.gw.runtime.plugin;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** What plugins keep or share, by name: counters, caches, indexes. Thread-safe. */
public final class PluginState implements AutoCloseable {
    private final ConcurrentMap<String, Object> byName = new ConcurrentHashMap<>();

    /** The state of that name, made on first use. */
    public <T> T of(String name, Class<T> type, Supplier<T> make) {
        return type.cast(byName.computeIfAbsent(name, ignored -> make.get()));
    }

    /** Lets go of it, and closes what says that it wants to be; to be called when no plugin runs any more. */
    @Override
    public void close() {
        for (Object kept : byName.values()) {
            if (kept instanceof Closing closing) {
                closing.close();
            }
        }
        byName.clear();
    }

    /** State that holds more than memory. */
    public interface Closing extends AutoCloseable {
        @Override
        void close();
    }
}
