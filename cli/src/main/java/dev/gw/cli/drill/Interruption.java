package dev.gw.cli.drill;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, as something a long run can ask about: the process ends when the run has said what it found. */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean came;

    /** Listens from now on. */
    void watch() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "gw-interrupted"));
    }

    private void interrupt() {
        if (done.getCount() == 0) {
            return;
        }
        came = true;
        try {
            boolean ended = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean came() {
        return came;
    }

    @Override
    public void close() {
        done.countDown();
    }
}
