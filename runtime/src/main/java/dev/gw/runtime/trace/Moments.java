package dev.gw.runtime.trace;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Timings;

/** When the steps of a request that has ended took place, in nanoseconds since 1970. */
public record Moments(long start, long toUpstream, long upstreamHead, long end) {
    /** Those of an exchange; a step that was left out takes place at its end. */
    public static Moments of(Exchange exchange) {
        Timings timings = exchange.timings();
        long start = timings.startedAtMillis() * 1_000_000;
        long end = start + Math.max(0, timings.endNanos() - timings.start());
        long turned = timings.upstreamStartNanos() == 0 ? end : start + timings.upstreamStartNanos() - timings.start();
        long head = timings.upstreamHeadNanos() == 0 ? end : start + timings.upstreamHeadNanos() - timings.start();
        return new Moments(start, Math.min(turned, end), Math.min(head, end), end);
    }
}
