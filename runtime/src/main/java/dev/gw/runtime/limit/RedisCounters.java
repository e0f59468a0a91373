package dev.gw.runtime.limit;

import io.lettuce.core.KeyValue;
import io.lettuce.core.ScriptOutputType;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Counters in Redis, asked for every request. As Kong's, they count refused requests, too: asking and counting is one
 * step, so that gateways that share them let exactly as many requests pass as the limit says.
 */
final class RedisCounters implements CounterStore {
    private final RedisLink link;

    RedisCounters(RedisLink link) {
        this.link = link;
    }

    /**
     * Asks Redis for nothing, without waiting for it: connects, and loads what the first request would have to wait for.
     * Where that fails, the first request tries again.
     */
    void prepare() {
        count(List.of());
    }

    @Override
    public CompletionStage<double[]> take(List<Quota> quotas) {
        return count(quotas.stream().map(Quota::key).toList());
    }

    /** Counts one more in each and gives what they said before. */
    CompletableFuture<double[]> count(List<CounterKey> keys) {
        String[] lengths = keys.stream()
                .map(key -> Integer.toString(key.window().seconds()))
                .toArray(String[]::new);
        return link.call(redis ->
                        redis.<List<Long>>eval(RedisScript.TAKE.text(), ScriptOutputType.MULTI, texts(keys), lengths))
                .thenApply(
                        before -> before.stream().mapToDouble(Long::doubleValue).toArray());
    }

    @Override
    public CompletionStage<double[]> read(List<CounterKey> keys) {
        return link.call(redis -> redis.mget(texts(keys)))
                .thenApply(values ->
                        values.stream().mapToDouble(RedisCounters::number).toArray());
    }

    private static double number(KeyValue<String, String> found) {
        return found.hasValue() ? Double.parseDouble(found.getValue()) : 0;
    }

    @Override
    public CompletionStage<Void> add(List<CounterKey> keys, double amount) {
        if (amount != Math.rint(amount)) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("Redis counts whole numbers"));
        }
        String[] arguments = new String[keys.size() + 1];
        for (int i = 0; i < keys.size(); i++) {
            arguments[i] = Integer.toString(keys.get(i).window().seconds());
        }
        arguments[keys.size()] = Long.toString((long) amount);
        return link.call(redis ->
                        redis.<Long>eval(RedisScript.ADD.text(), ScriptOutputType.INTEGER, texts(keys), arguments))
                .thenAccept(done -> {});
    }

    /** Adds an amount to each counter of its own, in whole numbers. */
    CompletionStage<Void> merge(List<CounterKey> keys, List<Long> amounts) {
        String[] arguments = new String[keys.size() * 2];
        for (int i = 0; i < keys.size(); i++) {
            arguments[i] = Long.toString(keys.get(i).end() / 1000);
            arguments[keys.size() + i] = Long.toString(amounts.get(i));
        }
        return link.call(redis ->
                        redis.<Long>eval(RedisScript.MERGE.text(), ScriptOutputType.INTEGER, texts(keys), arguments))
                .thenAccept(done -> {});
    }

    private static String[] texts(List<CounterKey> keys) {
        return keys.stream().map(CounterKey::text).toArray(String[]::new);
    }
}
