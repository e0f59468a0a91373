package dev.gw.runtime.limit;

import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.SetArgs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/** Texts in Redis by their keys, over one connection that opens again by itself. Calls never block. Thread-safe. */
public final class RedisTexts {
    private final RedisLink link;

    /** Texts of a Redis that is not connected to yet. */
    public RedisTexts(RedisSettings settings) {
        this.link = new RedisLink(settings, ForkJoinPool.commonPool());
    }

    /** The text of a key; null where there is none. */
    public CompletableFuture<@Nullable String> get(String key) {
        return link.<@Nullable String>call(redis -> redis.get(key));
    }

    /**
     * Sets a text; whether it did.
     *
     * @param seconds how long it stays; 0 for always
     * @param onlyNew whether one that is there stays
     */
    public CompletableFuture<Boolean> set(String key, String text, long seconds, boolean onlyNew) {
        SetArgs how = new SetArgs();
        if (seconds > 0) {
            how.ex(seconds);
        }
        if (onlyNew) {
            how.nx();
        }
        return link.<@Nullable String>call(redis -> redis.set(key, text, how)).thenApply("OK"::equals);
    }

    /** Takes a key away, if it is there. */
    public CompletableFuture<Long> remove(String key) {
        return link.call(redis -> redis.del(key));
    }

    /** The keys that match a pattern of Redis. */
    public CompletableFuture<List<String>> keys(String pattern) {
        return further(ScanCursor.INITIAL, ScanArgs.Builder.matches(pattern), new ArrayList<>());
    }

    private CompletableFuture<List<String>> further(ScanCursor from, ScanArgs which, List<String> found) {
        return link.call(redis -> redis.scan(from, which)).thenCompose(page -> {
            found.addAll(page.getKeys());
            return page.isFinished() ? CompletableFuture.completedFuture(found) : further(page, which, found);
        });
    }

    /** Gives the connection back. */
    public void close() {
        link.close();
    }
}
