package dev.gw.runtime.plugin.callerlimits;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A token bucket for each caller, exact to the request however many ask at once. A bucket gains as many parts in a
 * millisecond as its caller has requests a minute; a request takes {@value #TOKEN} of them, so that nothing is rounded.
 * Thread-safe.
 */
final class Buckets {
    private static final long TOKEN = 60_000;
    /** Above so many, those that have filled up again are let go of. */
    private static final int MANY = 100_000;

    private final ConcurrentMap<String, Bucket> byCaller = new ConcurrentHashMap<>();
    private volatile int sweepAt = MANY;

    /**
     * A bucket as its last request left it.
     *
     * @param at milliseconds since 1970
     */
    private record Bucket(long parts, long at, Limit limit, boolean taken) {
        boolean isFullAt(long now) {
            return parts(now) >= limit.burst() * TOKEN;
        }

        private long parts(long now) {
            return Math.min(limit.burst() * TOKEN, parts + Math.max(0, now - at) * limit.minute());
        }

        Bucket take(Limit limitNow, long now) {
            Bucket same = new Bucket(parts, at, limitNow, taken);
            long there = same.parts(now);
            boolean enough = there >= TOKEN;
            return new Bucket(enough ? there - TOKEN : there, now, limitNow, enough);
        }
    }

    /**
     * What became of a request.
     *
     * @param passes whether the bucket held one
     * @param left how many more it holds
     * @param seconds how long until there is one, where there was none
     */
    record Taken(boolean passes, long left, long seconds) {}

    /**
     * Takes one.
     *
     * @param now milliseconds since 1970
     */
    Taken take(String caller, Limit limit, long now) {
        Bucket bucket = byCaller.compute(caller, (name, before) -> {
            Bucket known = before == null ? new Bucket(limit.burst() * TOKEN, now, limit, false) : before;
            return known.take(limit, now);
        });
        if (byCaller.size() > sweepAt) {
            sweep(now);
        }
        long millis = ceilDiv(Math.max(0, TOKEN - bucket.parts()), limit.minute());
        return new Taken(bucket.taken(), bucket.parts() / TOKEN, ceilDiv(millis, 1000));
    }

    private static long ceilDiv(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }

    private void sweep(long now) {
        byCaller.values().removeIf(bucket -> bucket.isFullAt(now));
        sweepAt = Math.max(MANY, 2 * byCaller.size());
    }

    int size() {
        return byCaller.size();
    }
}
