package dev.gw.runtime.health;

/** Runs work later. */
public interface Timers {
    /**
     * Runs work again and again, the first time after one interval.
     *
     * @return stops it
     */
    Runnable every(long millis, Runnable work);

    /** Runs work once. */
    void after(long millis, Runnable work);
}
