package dev.gw.runtime.plugin.ratelimiting;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.limit.CounterKey;
import dev.gw.runtime.limit.CounterStore;
import dev.gw.runtime.limit.Quota;
import dev.gw.runtime.limit.Subject;
import dev.gw.runtime.limit.Window;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lets a caller's requests pass as long as none of its windows is full, and tells it what is left. */
final class RateLimiting implements Plugin {
    private final Identification identification;
    private final CounterStore store;
    private final Clock clock;
    private final List<Limit> limits = new ArrayList<>(2);
    private final boolean faultTolerant;
    private final boolean silent;
    private final int status;
    private final String message;

    private record Limit(Window window, double requests) {}

    RateLimiting(PluginConfig config, Identification identification, CounterStore store, Clock clock) {
        this.identification = identification;
        this.store = store;
        this.clock = clock;
        for (Window window : Window.values()) {
            if (config.hasNumber(window.word())) {
                limits.add(new Limit(window, config.number(window.word())));
            }
        }
        faultTolerant = config.isTrue("fault_tolerant");
        silent = config.isTrue("hide_client_headers");
        status = config.integer("error_code");
        message = config.string("error_message");
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        long now = clock.millis();
        Subject subject = identification.of(exchange);
        List<Quota> quotas = new ArrayList<>(limits.size());
        for (Limit limit : limits) {
            quotas.add(new Quota(CounterKey.at(now, subject, "", limit.window()), limit.requests()));
        }
        CompletableFuture<double[]> usage = store.take(quotas).toCompletableFuture();
        if (usage.isDone() && !usage.isCompletedExceptionally()) {
            decide(exchange, new Standing(quotas, usage.join(), now));
            return null;
        }
        return usage.handleAsync(
                (counted, problem) -> {
                    if (problem == null) {
                        decide(exchange, new Standing(quotas, counted, now));
                    } else if (!faultTolerant) {
                        exchange.respond(ErrorAnswers.error(exchange, 500, "An unexpected error occurred"));
                    }
                    return null;
                },
                exchange.loop());
    }

    private void decide(Exchange exchange, Standing standing) {
        if (!silent) {
            standing.tell(exchange.answerHeaders());
        }
        if (standing.isFull()) {
            exchange.respond(ErrorAnswers.error(exchange, status, message));
        }
    }
}
