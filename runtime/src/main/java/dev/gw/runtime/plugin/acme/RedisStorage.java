package dev.gw.runtime.plugin.acme;

import dev.gw.runtime.limit.RedisSettings;
import dev.gw.runtime.limit.RedisTexts;
import dev.gw.runtime.plugin.PluginConfig;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** In Redis, under Kong's keys, so that several gateways share what one ordered. */
final class RedisStorage implements Storage {
    private final RedisTexts redis;
    private final String namespace;

    RedisStorage(PluginConfig config) {
        redis = new RedisTexts(RedisSettings.of(config));
        String given = config.record("extra_options").text("namespace");
        namespace = given == null ? "" : given;
    }

    private static <T extends @Nullable Object> T answer(CompletableFuture<T> asked) throws IOException {
        try {
            return asked.join();
        } catch (CompletionException problem) {
            throw new IOException("Redis: " + problem.getMessage(), problem);
        }
    }

    @Override
    public @Nullable String get(String key) throws IOException {
        return answer(redis.get(namespace + key));
    }

    @Override
    public void set(String key, String text, long seconds) throws IOException {
        answer(redis.set(namespace + key, text, seconds, /* onlyNew= */ false));
    }

    @Override
    public boolean add(String key, String text, long seconds) throws IOException {
        return answer(redis.set(namespace + key, text, seconds, /* onlyNew= */ true));
    }

    @Override
    public void delete(String key) throws IOException {
        answer(redis.remove(namespace + key));
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        return answer(redis.keys(namespace + prefix + "*")).stream()
                .map(key -> key.substring(namespace.length()))
                .toList();
    }

    @Override
    public void close() {
        redis.close();
    }
}
