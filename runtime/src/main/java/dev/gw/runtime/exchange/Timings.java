package dev.gw.runtime.exchange;

/**
 * When what happened, in nanoseconds of one monotonic clock; 0 where it has not happened. Mutable, of one event loop.
 */
public final class Timings {
    private final long startedAtMillis;
    private final long start;
    private long upstreamStart;
    private long upstreamHead;
    private long end;

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

    /** When the upstream's answer began, on the monotonic clock; 0 where it did not. */
    public long upstreamHeadNanos() {
        return upstreamHead;
    }

    /** When the answer was out, on the monotonic clock; 0 as long as it is not. */
    public long endNanos() {
        return end;
    }

    /** The answer is out. */
    public void end(long now) {
        end = now;
    }

    /** Milliseconds from the head of the upstream's answer to its end. */
    public long receiveMillis() {
        return upstreamHead == 0 || end == 0 ? 0 : (end - upstreamHead) / 1_000_000;
    }

    /** Milliseconds that the whole request took; 0 as long as it has not ended. */
    public long totalMillis() {
        return end == 0 ? 0 : millisUntil(end);
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
