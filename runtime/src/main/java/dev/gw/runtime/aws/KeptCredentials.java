package dev.gw.runtime.aws;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keys that are lent: asked for when they are needed, and kept until shortly before their end. */
final class KeptCredentials implements Credentials {
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Supplier<CompletionStage<Lent>> lender;
    private final Clock clock;
    private @Nullable CompletableFuture<Lent> latest;

    KeptCredentials(Supplier<CompletionStage<Lent>> lender, Clock clock) {
        this.lender = lender;
        this.clock = clock;
    }

    @Override
    public synchronized CompletionStage<Account> account() {
        CompletableFuture<Lent> known = latest;
        if (known == null || !serves(known)) {
            known = lender.get().toCompletableFuture();
            latest = known;
        }
        return known.thenApply(Lent::account);
    }

    /** Whether they are on their way, or good for a while. */
    private boolean serves(CompletableFuture<Lent> lent) {
        return !lent.isDone()
                || !lent.isCompletedExceptionally()
                        && lent.join().until().minus(MARGIN).isAfter(clock.instant());
    }
}
