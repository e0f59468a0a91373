package dev.gw.runtime.plugin;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** What plugins keep or share, by name: counters, caches, indexes. Thread-safe. */
public final class PluginState {
    private final ConcurrentMap<String, Object> byName = new ConcurrentHashMap<>();

    /** The state of that name, made on first use. */
    public <T> T of(String name, Class<T> type, Supplier<T> make) {
        return type.cast(byName.computeIfAbsent(name, ignored -> make.get()));
    }
}
