package dev.gw.runtime.plugin.quotamirror;

import dev.gw.model.Entity;
import dev.gw.runtime.dns.Detours;
import dev.gw.runtime.limit.RedisHashes;
import dev.gw.runtime.limit.RedisSettings;
import dev.gw.runtime.observe.Metrics;
import dev.gw.runtime.plugin.LuaTwin;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.plugin.PluginType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * quota-mirror. Kong does not have it: a project brings it as Lua, and where that is the Lua of gw itself, this does the
 * same without it.
 */
public final class QuotaMirrorType implements PluginType {
    /** The Lua plugin that does the same on Kong. */
    public static final LuaTwin LUA = new LuaTwin("quota-mirror", QuotaMirrorType.class);

    private static final String NAME = LUA.name();

    private final Consumer<String> log;

    /**
     * The type.
     *
     * @param log takes each warning
     */
    public QuotaMirrorType(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return 905;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        Detours detours = context.state().of(Detours.NAME, Detours.class, () -> Detours.NONE);
        Connections connections = context.state().of(NAME, Connections.class, Connections::new);
        return new QuotaMirror(
                config,
                new QuotaMirror.Shared(
                        connections.to(RedisSettings.of(config.record("redis")).by(detours)),
                        connections.announced,
                        context.state().of(Metrics.NAME, Metrics.class, Metrics::new),
                        context.clock(),
                        sentence -> log.accept("[warn] [kong] [" + NAME + "] " + sentence)));
    }

    /** What outlives a reload. */
    private static final class Connections implements PluginState.Closing {
        private final Map<RedisSettings, RedisHashes> byPlace = new ConcurrentHashMap<>();
        private final Announcements announced = new Announcements();

        RedisHashes to(RedisSettings settings) {
            return byPlace.computeIfAbsent(settings, RedisHashes::new);
        }

        @Override
        public void close() {
            byPlace.values().forEach(RedisHashes::close);
        }
    }
}
