package dev.gw.drill;

import dev.gw.model.Entity;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.limit.Window;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A limiter by address and minute, right or wrong in one way. */
record BrokenLimiter(Defect defect) implements PluginType {
    /** What is wrong with it. */
    enum Defect {
        NONE,
        /** Reads the counter, and adds to it a moment later. */
        RACE,
        OFF_BY_ONE,
        NO_RESET
    }

    @Override
    public String name() {
        return "rate-limiting";
    }

    @Override
    public int priority() {
        return 910;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        long limit = (long) PluginConfig.of(entity).number("minute");
        Map<String, AtomicLong> counters = new ConcurrentHashMap<>();
        return new Plugin() {
            @Override
            public @Nullable CompletionStage<?> access(Exchange exchange) {
                long now = context.clock().millis();
                long window = defect == Defect.NO_RESET ? 0 : Window.MINUTE.startOf(now);
                String key = exchange.request().connection().peer() + " " + window;
                AtomicLong counter = counters.computeIfAbsent(key, ignored -> new AtomicLong());
                if (defect == Defect.RACE) {
                    long seen = counter.get();
                    CompletableFuture<Object> later = new CompletableFuture<>();
                    CompletableFuture.delayedExecutor(2, TimeUnit.MILLISECONDS, exchange.loop())
                            .execute(() -> {
                                counter.incrementAndGet();
                                decide(exchange, seen, limit);
                                later.complete(exchange);
                            });
                    return later;
                }
                long before = counter.get();
                while (before < most(limit) && !counter.compareAndSet(before, before + 1)) {
                    before = counter.get();
                }
                decide(exchange, before, limit);
                return null;
            }
        };
    }

    private long most(long limit) {
        return defect == Defect.OFF_BY_ONE ? limit + 1 : limit;
    }

    private void decide(Exchange exchange, long before, long limit) {
        Headers headers = exchange.answerHeaders();
        headers.set("X-RateLimit-Limit-Minute", Long.toString(limit));
        headers.set("X-RateLimit-Remaining-Minute", Long.toString(Math.max(0, limit - before - 1)));
        if (before >= most(limit)) {
            headers.set("Retry-After", "60");
            exchange.respond(ErrorAnswers.error(exchange, 429, "API rate limit exceeded"));
        }
    }
}
