package dev.gw.drill.stage;

import dev.gw.runtime.server.Transport;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes tokens anew while a load runs, before they end. */
final class Renewing implements AutoCloseable {
    private final Transport transport;
    private final Executor workers;
    private final Wallet wallet;
    private @Nullable ScheduledFuture<?> timer;

    Renewing(Transport transport, Executor workers, Wallet wallet) {
        this.transport = transport;
        this.workers = workers;
        this.wallet = wallet;
    }

    /** From now on, whenever half of the time of the token that ends first is over. */
    void begin() {
        long shortest = wallet.shortestMillis();
        if (shortest < Long.MAX_VALUE) {
            long every = Math.max(500, shortest / 2);
            timer = transport
                    .loops()
                    .scheduleAtFixedRate(() -> workers.execute(wallet::renew), every, every, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
