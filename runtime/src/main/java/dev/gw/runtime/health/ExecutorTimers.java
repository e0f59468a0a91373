package dev.gw.runtime.health;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Timers on a scheduled executor, such as a group of event loops. */
public final class ExecutorTimers implements Timers {
    private final ScheduledExecutorService executor;

    /** Timers of an executor. */
    public ExecutorTimers(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    @Override
    public Runnable every(long millis, Runnable work) {
        Future<?> running = executor.scheduleAtFixedRate(work, millis, millis, TimeUnit.MILLISECONDS);
        return () -> running.cancel(false);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void after(long millis, Runnable work) {
        executor.schedule(work, millis, TimeUnit.MILLISECONDS);
    }
}
