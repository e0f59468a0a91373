package dev.gw.runtime.server;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Numbers that tell things apart and keep no secret, such as the ids of requests: SplitMix64, of which 2^64 numbers go by
 * before they begin anew. Thread-safe, without a lock.
 */
public final class QuickRandom implements RandomGenerator {
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private final AtomicLong state;

    /** Goes on from a seed; the same seed gives the same numbers. */
    public QuickRandom(long seed) {
        state = new AtomicLong(seed);
    }

    @Override
    public long nextLong() {
        long mixed = state.addAndGet(STEP);
        mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
