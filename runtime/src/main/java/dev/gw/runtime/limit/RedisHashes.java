package dev.gw.runtime.limit;

import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.ScriptOutputType;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * Hashes in Redis, over one connection that opens again by itself. Calls never block; they fail with {@link RedisRefusal}
 * where Redis says no, and with other exceptions where it can't be reached in time. Thread-safe.
 */
public final class RedisHashes {
    private static final String RUN_ID = "run_id:";

    private final RedisLink link;

    /** Hashes of a Redis that is not connected to yet. */
    public RedisHashes(RedisSettings settings) {
        this.link = new RedisLink(settings, ForkJoinPool.commonPool());
    }

    /** The values of fields, in the order of their names; null for one that is not there. */
    public CompletableFuture<List<@Nullable String>> read(String key, String... fields) {
        CompletableFuture<List<@Nullable String>> values = link.call(redis -> redis.hmget(key, fields))
                .thenApply(found -> {
                    @Nullable String[] texts = new @Nullable String[found.size()];
                    for (int i = 0; i < texts.length; i++) {
                        KeyValue<String, String> field = found.get(i);
                        texts[i] = field.hasValue() ? field.getValue() : null;
                    }
                    return java.util.Arrays.asList(texts);
                });
        return refusals(values);
    }

    /** Runs a script inside Redis, in one step; gives the whole number that it returns. */
    public CompletableFuture<Long> run(String script, String key, String... arguments) {
        return refusals(
                link.call(redis -> redis.<Long>eval(script, ScriptOutputType.INTEGER, new String[] {key}, arguments)));
    }

    /** What this run of Redis is called: another one after each start. Empty where Redis does not say it. */
    public CompletableFuture<String> runId() {
        return refusals(link.call(redis -> redis.info("server"))
                .thenApply(text -> text.lines()
                        .filter(line -> line.startsWith(RUN_ID))
                        .map(line -> line.substring(RUN_ID.length()).strip())
                        .findFirst()
                        .orElse("")));
    }

    /** Gives the connection back. */
    public void close() {
        link.close();
    }

    private static <T extends @Nullable Object> CompletableFuture<T> refusals(CompletableFuture<T> answer) {
        return answer.exceptionally(problem -> {
            Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
            if (cause instanceof RedisCommandExecutionException refusal) {
                throw new RedisRefusal(String.valueOf(refusal.getMessage()), refusal);
            }
            throw new CompletionException(cause == null ? problem : cause);
        });
    }
}
