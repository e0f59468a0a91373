package dev.gw.runtime.plugin.quotamirror;

import dev.gw.model.Entity;
import dev.gw.runtime.limit.RedisHashes;
import dev.gw.runtime.limit.RedisSettings;
import dev.gw.runtime.observe.Metrics;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.plugin.PluginType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * quota-mirror. Kong does not have it: a project brings it as Lua, and where that is the Lua of gw itself, this does the
 * same without it.
 */
public final class QuotaMirrorType implements PluginType {
    /** What it is called. */
    public static final String NAME = "quota-mirror";

    private final Consumer<String> log;

    /**
     * The type.
     *
     * @param log takes each warning
     */
    public QuotaMirrorType(Consumer<String> log) {
        this.log = log;
    }

    /** The Lua plugin that does the same on Kong: the files of its folder by their names. */
    public static Map<String, String> files() {
        return Map.of("handler.lua", text("handler.lua"), "schema.lua", text("schema.lua"));
    }

    /** Whether a handler is the one of {@link #files()}, whatever its line ends. */
    public static boolean isItsHandler(String lua) {
        return lua.replace("\r\n", "\n").equals(text("handler.lua"));
    }

    private static String text(String file) {
        try (InputStream stream = Objects.requireNonNull(QuotaMirrorType.class.getResourceAsStream(file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        Connections connections = context.state().of(NAME, Connections.class, Connections::new);
        return new QuotaMirror(
                config,
                new QuotaMirror.Shared(
                        connections.to(RedisSettings.of(config.record("redis"))),
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
