package dev.gw.runtime.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What the bodies that are kept as a whole may take together, however many clients send them: each is bounded by itself,
 * but many slow ones would fill the memory. Thread-safe.
 */
public final class BodyMemory {
    private static final BodyMemory OF_PROCESS =
            new BodyMemory(Runtime.getRuntime().maxMemory() / 4);

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    /**
     * Memory of which nothing is taken.
     *
     * @param most octets
     */
    public BodyMemory(long most) {
        this.most = most;
    }

    /** A quarter of the heap, for all listeners of the process. */
    public static BodyMemory ofProcess() {
        return OF_PROCESS;
    }

    /** The octets that are taken at the moment. */
    public long taken() {
        return taken.get();
    }

    /** Takes some octets; says no where there are not as many left. */
    boolean take(long octets) {
        if (taken.addAndGet(octets) <= most) {
            return true;
        }
        giveBack(octets);
        return false;
    }

    void giveBack(long octets) {
        taken.addAndGet(-octets);
    }
}
