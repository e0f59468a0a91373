package dev.gw.runtime.quota;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a running sync can say of itself. Thread-safe. */
public final class SyncState {
    final LongAdder applied = new LongAdder();
    final LongAdder stale = new LongAdder();
    final LongAdder parked = new LongAdder();
    final LongAdder redelivered = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder replays = new LongAdder();
    final LongAdder reconnects = new LongAdder();
    final AtomicLong pending = new AtomicLong();
    final AtomicLong lastEvent = new AtomicLong();
    private final Clock clock;
    private volatile boolean nats;
    private volatile boolean redis;

    /** A sync that has done nothing yet. */
    public SyncState(Clock clock) {
        this.clock = clock;
    }

    void nats(boolean reached) {
        nats = reached;
    }

    void redis(boolean reached) {
        redis = reached;
    }

    void tookAnEvent() {
        lastEvent.set(clock.millis());
    }

    /** Whether both sides are there. */
    public boolean isHealthy() {
        return nats && redis;
    }

    /** For {@code /health}. */
    public String health() {
        return "{\"status\":\"" + (isHealthy() ? "ok" : "degraded") + "\",\"nats\":\"" + side(nats) + "\",\"redis\":\""
                + side(redis) + "\",\"pending\":" + pending.get() + "}\n";
    }

    private static String side(boolean reached) {
        return reached ? "up" : "down";
    }

    /** For {@code /metrics}, in the text format of Prometheus. */
    public String metrics() {
        StringBuilder out = new StringBuilder(1024);
        total(out, "events_applied_total", "Events written to Redis", applied);
        total(out, "events_stale_total", "Events that were older than what Redis held, or came twice", stale);
        total(out, "events_parked_total", "Messages that no quota could be read from", parked);
        total(out, "events_redelivered_total", "Messages that were delivered before", redelivered);
        total(out, "events_failed_total", "Tries to write that failed and are made again", failed);
        total(out, "replays_total", "Times the stream was read from its start again", replays);
        total(out, "reconnects_total", "Times a side was lost", reconnects);
        gauge(out, "events_pending", "Events in the stream that are not taken yet", pending.get());
        gauge(out, "nats_up", "Whether NATS is there", nats ? 1 : 0);
        gauge(out, "redis_up", "Whether Redis is there", redis ? 1 : 0);
        gauge(out, "last_event_timestamp_seconds", "When the last event was taken", lastEvent.get() / 1000);
        return out.toString();
    }

    private static void total(StringBuilder out, String name, String help, LongAdder value) {
        line(out, name, help, "counter", value.sum());
    }

    private static void gauge(StringBuilder out, String name, String help, long value) {
        line(out, name, help, "gauge", value);
    }

    private static void line(StringBuilder out, String name, String help, String type, long value) {
        String title = "gw_quota_" + name;
        out.append("# HELP ").append(title).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(title).append(' ').append(type).append('\n');
        out.append(title).append(' ').append(value).append('\n');
    }
}
