package dev.gw.drill.load;

import dev.gw.drill.measure.Interval;
import dev.gw.drill.measure.Latency;
import dev.gw.drill.measure.Statuses;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Counts what comes of requests, second by second. Belongs to an event loop. */
final class Recorder {
    private static final long SECOND = 1_000_000_000L;

    private final long from;
    private final Consumer<Interval> told;
    private final List<Interval> intervals = new ArrayList<>();
    private final Histogram latency = Latency.histogram();
    private final Histogram service = Latency.histogram();
    private final Histogram lag = Latency.histogram();
    private final long[] statuses = new long[1000];
    private long second = -1;
    private long sent;
    private int inFlight;
    private int waiting;

    /**
     * A recorder.
     *
     * @param from when measuring begins
     * @param told hears of every second that is over
     */
    Recorder(long from, Consumer<Interval> told) {
        this.from = from;
        this.told = told;
    }

    /** When measuring begins. */
    long from() {
        return from;
    }

    int second(long now) {
        return (int) Math.max(0, (now - from) / SECOND);
    }

    /** Time has passed. */
    void roll(long now, int underWay, int inQueue) {
        inFlight = underWay;
        waiting = inQueue;
        long current = Math.floorDiv(now - from, SECOND);
        while (second < current) {
            if (second >= 0) {
                close();
            }
            second++;
        }
    }

    private void close() {
        TreeMap<Integer, Long> counts = new TreeMap<>();
        for (int i = 0; i < statuses.length; i++) {
            if (statuses[i] > 0) {
                counts.put(i, statuses[i]);
                statuses[i] = 0;
            }
        }
        Interval interval = new Interval(
                (int) second,
                sent,
                new Statuses(counts),
                latency.getValueAtPercentile(50),
                latency.getValueAtPercentile(95),
                latency.getValueAtPercentile(99),
                latency.getMaxValue(),
                service.getValueAtPercentile(99),
                inFlight,
                waiting);
        sent = 0;
        latency.reset();
        service.reset();
        intervals.add(interval);
        told.accept(interval);
    }

    void late(long nanos) {
        Latency.record(lag, nanos);
    }

    void sent() {
        sent++;
    }

    void done(int status, long latencyNanos, long serviceNanos) {
        statuses[status]++;
        if (Statuses.isTimed(status)) {
            Latency.record(latency, latencyNanos);
            Latency.record(service, serviceNanos);
        }
    }

    /** The seconds so far; the one that has just begun is closed where anything came in it. */
    List<Interval> intervals() {
        boolean any = sent > 0;
        for (long count : statuses) {
            any |= count > 0;
        }
        if (any && second >= 0) {
            close();
        }
        return intervals;
    }

    Histogram lag() {
        return lag;
    }
}
