package dev.gw.runtime.limit;

import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts requests in a store that may not answer. Thread-safe. */
public final class Taking {
    private final CounterStore store;
    private final boolean faultTolerant;

    /**
     * Takes from a store.
     *
     * @param faultTolerant whether requests pass that can't be counted; else they get 500
     */
    public Taking(CounterStore store, boolean faultTolerant) {
        this.store = store;
        this.faultTolerant = faultTolerant;
    }

    /**
     * Counts a request.
     *
     * @param quotas counters of one subject, at least one
     * @param counted goes on with what each counter said before, on the request's own thread
     * @return ends when that is done; null where it is done already
     */
    public @Nullable CompletionStage<?> from(List<Quota> quotas, Exchange exchange, Consumer<double[]> counted) {
        CompletableFuture<double[]> usage = store.take(quotas).toCompletableFuture();
        if (usage.isDone() && !usage.isCompletedExceptionally()) {
            counted.accept(usage.join());
            return null;
        }
        return usage.handleAsync(
                (before, problem) -> {
                    if (problem == null) {
                        counted.accept(before);
                    } else if (!faultTolerant) {
                        exchange.respond(ErrorAnswers.error(exchange, 500, "An unexpected error occurred"));
                    }
                    return null;
                },
                exchange.loop());
    }
}
