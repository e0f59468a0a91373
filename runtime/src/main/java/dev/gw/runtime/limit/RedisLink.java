package dev.gw.runtime.limit;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a Redis, opened when first needed and again after it broke, by the next request that needs it. A
 * connection on which a command took too long is given up: behind a black hole it would never answer again. Never blocks
 * its caller; commands of all event loops go over it in the order they are given. Thread-safe.
 */
final class RedisLink {
    /** Commands that may wait at once; more are refused, so that a Redis that says nothing can't fill the memory. */
    static final int MAX_WAITING = 10_000;

    private final RedisSettings settings;
    private final Executor opener;
    private final AtomicReference<@Nullable CompletableFuture<StatefulRedisConnection<String, String>>> current =
            new AtomicReference<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private @Nullable RedisClient client;

    /**
     * A link that is not open yet.
     *
     * @param opener runs what may take a while: loading the client, and the first steps of connecting
     */
    RedisLink(RedisSettings settings, Executor opener) {
        this.settings = settings;
        this.opener = opener;
    }

    /** Gives commands as soon as there is a connection; fails where there is none, or no answer, in time. */
    <T> CompletableFuture<T> call(Function<RedisAsyncCommands<String, String>, CompletionStage<T>> commands) {
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            return CompletableFuture.failedFuture(new IllegalStateException("too much waits for Redis " + settings));
        }
        CompletableFuture<StatefulRedisConnection<String, String>> opened = opened();
        return opened.thenCompose(connection -> commands.apply(connection.async())
                        .toCompletableFuture()
                        .copy()
                        .orTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS))
                .whenComplete((answer, problem) -> {
                    waiting.decrementAndGet();
                    if (problem != null && !isAnswer(problem)) {
                        giveUp(opened);
                    }
                });
    }

    /** Redis itself said no; the connection is fine. */
    private static boolean isAnswer(Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        return cause instanceof RedisCommandExecutionException;
    }

    private CompletableFuture<StatefulRedisConnection<String, String>> opened() {
        CompletableFuture<StatefulRedisConnection<String, String>> existing = current.get();
        if (existing != null && isUsable(existing)) {
            return existing;
        }
        CompletableFuture<StatefulRedisConnection<String, String>> fresh = new CompletableFuture<>();
        if (!current.compareAndSet(existing, fresh)) {
            return opened();
        }
        if (existing != null) {
            close(existing);
        }
        opener.execute(() -> open(fresh));
        return fresh;
    }

    private static boolean isUsable(CompletableFuture<StatefulRedisConnection<String, String>> opened) {
        return !opened.isDone()
                || (!opened.isCompletedExceptionally() && opened.join().isOpen());
    }

    private void open(CompletableFuture<StatefulRedisConnection<String, String>> fresh) {
        try {
            RedisClient loaded = client();
            // Redis is given its time from here on: that the client had to be loaded first is not its fault
            fresh.orTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            loaded.connectAsync(StringCodec.UTF8, RedisClients.uri(settings)).whenComplete((connection, problem) -> {
                if (problem != null) {
                    fresh.completeExceptionally(problem);
                } else if (!fresh.complete(connection)) {
                    connection.closeAsync();
                }
            });
        } catch (RuntimeException | LinkageError problem) {
            fresh.completeExceptionally(problem);
        }
    }

    private synchronized RedisClient client() {
        if (client == null) {
            client = RedisClients.create(settings);
        }
        return client;
    }

    private void giveUp(CompletableFuture<StatefulRedisConnection<String, String>> broken) {
        if (current.compareAndSet(broken, null)) {
            close(broken);
        }
    }

    /** Closes the connection, if one is open; the next call opens another. */
    void close() {
        CompletableFuture<StatefulRedisConnection<String, String>> open = current.getAndSet(null);
        if (open != null) {
            close(open);
        }
    }

    private static void close(CompletableFuture<StatefulRedisConnection<String, String>> broken) {
        broken.thenAccept(StatefulRedisConnection::closeAsync);
    }
}
