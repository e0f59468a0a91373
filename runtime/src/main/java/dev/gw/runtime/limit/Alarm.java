package dev.gw.runtime.limit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs something later. */
interface Alarm {
    /** The alarm of this process. */
    static Alarm ofProcess() {
        return (delay, action) -> CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS)
                .execute(action);
    }

    /** Runs the action once when the time has passed, on a thread that may wait. */
    void after(Duration delay, Runnable action);
}
