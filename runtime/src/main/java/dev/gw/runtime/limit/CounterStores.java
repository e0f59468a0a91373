package dev.gw.runtime.limit;

import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginState;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;

/** The stores of a gateway, kept across reloads: one in this process, and one for each Redis. Thread-safe. */
public final class CounterStores {
    private static final int LOCAL_CAPACITY = 500_000;

    private final CounterStore local;
    private final Map<RedisSettings, RedisCounters> redis = new ConcurrentHashMap<>();
    private final Map<Merged, MergingCounters> merging = new ConcurrentHashMap<>();

    private record Merged(RedisSettings settings, double rate) {}

    CounterStores(Clock clock) {
        this.local = new LocalCounters(clock, LOCAL_CAPACITY);
    }

    /** The stores of a gateway. */
    public static CounterStores of(PluginState state, Clock clock) {
        return state.of("counters", CounterStores.class, () -> new CounterStores(clock));
    }

    /** The store that a plugin's fields {@code policy}, {@code redis} and {@code sync_rate} ask for. */
    public CounterStore asked(PluginConfig config) {
        if (!"redis".equals(config.text("policy"))) {
            return local;
        }
        RedisSettings settings = RedisSettings.of(config.record("redis"));
        double rate = config.hasNumber("sync_rate") ? config.number("sync_rate") : -1;
        return rate < 0 ? exact(settings) : merging.computeIfAbsent(new Merged(settings, rate), this::merging);
    }

    private RedisCounters exact(RedisSettings settings) {
        return redis.computeIfAbsent(settings, key -> {
            RedisCounters counters = new RedisCounters(new RedisLink(key, ForkJoinPool.commonPool()));
            counters.prepare();
            return counters;
        });
    }

    private MergingCounters merging(Merged key) {
        Duration rate = Duration.ofMillis(Math.max(1, Math.round(key.rate() * 1000)));
        return new MergingCounters(exact(key.settings()), rate, Alarm.ofProcess());
    }
}
