package dev.gw.admin;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits. Tests don't. */
@FunctionalInterface
public interface Pause {
    /** Waits so many milliseconds; ends early where the thread is interrupted, and leaves it so. */
    void millis(long count);

    /** Waits in earnest. */
    static Pause real() {
        return count -> {
            try {
                boolean never = new CountDownLatch(1).await(count, TimeUnit.MILLISECONDS);
                assert !never;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
