package dev.gw.runtime.exchange;

/**
 * When what happened, in nanoseconds of one monotonic clock; 0 where it has not happened. Mutable, of one event loop.
 */
public final class Timings {
    private final long startedAtMillis;
    private final long start;
    private long upstreamStart;
    private long upstreamHead;

    /**
     * Starts the clock.
     *
     * @param startedAtMillis wall clock, milliseconds since 1970
     * @param start the monotonic clock
     */
    public Timings(long startedAtMillis, long start) {
        this.startedAtMillis = startedAtMillis;
        this.start = start;
    }

    public long startedAtMillis() {
        return startedAtMillis;
    }

    public long start() {
        return start;
    }

    /** The gateway is done and turns to the upstream. */
    public void upstreamStart(long now) {
        upstreamStart = now;
    }

    /** The answer stands for an upstream's although none was asked: it comes from a cache. */
    public void asIfProxied() {
        upstreamStart = start;
        upstreamHead = start;
    }

    /** The upstream's answer begins. */
    public void upstreamHead(long now) {
        upstreamHead = now;
    }

    /** When the gateway turned to the upstream, on the monotonic clock; 0 where it did not. */
    public long upstreamStartNanos() {
        return upstreamStart;
    }

    public boolean isProxied() {
        return upstreamStart != 0;
    }

    /** Milliseconds spent in the gateway before the upstream was asked. */
    public long proxyMillis() {
        return (upstreamStart - start) / 1_000_000;
    }

    /** Milliseconds until the upstream's answer began. */
    public long upstreamMillis() {
        return upstreamHead == 0 ? 0 : (upstreamHead - upstreamStart) / 1_000_000;
    }

    /** Milliseconds from the start to a moment. */
    public long millisUntil(long now) {
        return (now - start) / 1_000_000;
    }
}
