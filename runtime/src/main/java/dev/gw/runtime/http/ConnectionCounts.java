package dev.gw.runtime.http;

import java.util.concurrent.atomic.LongAdder;

/** The clients' connections and requests of this process, over all listeners, as nginx counts them. Thread-safe. */
public final class ConnectionCounts {
    private static final LongAdder ACCEPTED = new LongAdder();
    private static final LongAdder CLOSED = new LongAdder();
    private static final LongAdder REQUESTS = new LongAdder();
    private static final LongAdder BUSY = new LongAdder();

    private ConnectionCounts() {}

    static void opened() {
        ACCEPTED.increment();
    }

    static void closed(boolean busy) {
        CLOSED.increment();
        if (busy) {
            BUSY.decrement();
        }
    }

    static void requested() {
        REQUESTS.increment();
        BUSY.increment();
    }

    static void answered() {
        BUSY.decrement();
    }

    /** Connections since the start. */
    public static long accepted() {
        return ACCEPTED.sum();
    }

    /** Connections that stand. */
    public static long active() {
        return Math.max(0, ACCEPTED.sum() - CLOSED.sum());
    }

    /** Connections whose request is being answered. */
    public static long writing() {
        return Math.max(0, BUSY.sum());
    }

    /** Connections that wait for a request. */
    public static long waiting() {
        return Math.max(0, active() - writing());
    }

    /** Requests since the start. */
    public static long requests() {
        return REQUESTS.sum();
    }
}
