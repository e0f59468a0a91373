package dev.gw.runtime.plugin.oidc;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something of the provider's that is fetched when it is first needed, and again when it has become old. One fetch serves
 * all who wait; what is known goes on to serve where a fetch fails. Thread-safe.
 */
final class Kept<T> {
    /** How soon a fetch that failed is tried again. */
    static final Duration RETRY = Duration.ofSeconds(5);

    private final Supplier<CompletionStage<T>> fetch;
    private final Clock clock;
    private final long fresh;
    private final long coolDown;
    private @Nullable T known;
    private long fetchedAt;
    private long triedAt = Long.MIN_VALUE;
    private @Nullable Throwable problem;
    private @Nullable CompletableFuture<T> underway;

    /**
     * Nothing fetched yet.
     *
     * @param fresh how long it is not fetched again
     * @param coolDown how long not even where it seems to lack something
     */
    Kept(Supplier<CompletionStage<T>> fetch, Clock clock, Duration fresh, Duration coolDown) {
        this.fetch = fetch;
        this.clock = clock;
        this.fresh = fresh.toMillis();
        this.coolDown = coolDown.toMillis();
    }

    /** It, fetched where it is not there or old. */
    CompletionStage<T> get() {
        long now = clock.millis();
        synchronized (this) {
            T value = known;
            if (value != null && now - fetchedAt < fresh) {
                return CompletableFuture.completedFuture(value);
            }
            if (underway == null && problem != null && now - triedAt < RETRY.toMillis()) {
                return value == null
                        ? CompletableFuture.failedFuture(problem)
                        : CompletableFuture.completedFuture(value);
            }
        }
        return fetched(now);
    }

    /** It, fetched anew because what is known lacks something; but not within the cool-down. */
    CompletionStage<T> renewed() {
        long now = clock.millis();
        synchronized (this) {
            T value = known;
            if (value != null && underway == null && now - triedAt < coolDown) {
                return CompletableFuture.completedFuture(value);
            }
        }
        return fetched(now);
    }

    private CompletionStage<T> fetched(long now) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        synchronized (this) {
            if (underway != null) {
                return underway;
            }
            underway = mine;
            triedAt = now;
        }
        fetch.get().whenComplete((value, failure) -> arrived(mine, value, failure));
        return mine;
    }

    private void arrived(CompletableFuture<T> waiting, @Nullable T value, @Nullable Throwable failure) {
        T use;
        synchronized (this) {
            underway = null;
            problem = failure;
            if (value != null) {
                known = value;
                fetchedAt = clock.millis();
            }
            use = known;
        }
        if (use != null) {
            waiting.complete(use);
        } else {
            waiting.completeExceptionally(failure == null ? new Unreachable("nothing came") : failure);
        }
    }
}
