package dev.gw.runtime.upstream;

import dev.gw.runtime.settings.UpstreamLimits;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Connections that wait for their next request, for as long and as many as the limits say. Of one event loop. */
final class IdlePool {
    private static final long SWEEP_MILLIS = 15_000;

    private final EventLoop loop;
    private final UpstreamLimits limits;
    private final long maxIdleNanos;
    private final Map<Destination, ArrayDeque<Kept>> idle = new HashMap<>();
    /** Where the latest request went, and those that wait for it: the next one mostly goes there, too. */
    private @Nullable Destination latest;

    private @Nullable ArrayDeque<Kept> ofLatest;
    private boolean sweeping;

    /** A connection, and since when it waits. */
    static final class Kept {
        private final Channel channel;
        private long since;

        Kept(Channel channel) {
            this.channel = channel;
        }
    }

    IdlePool(EventLoop loop, UpstreamLimits limits) {
        this.loop = loop;
        this.limits = limits;
        this.maxIdleNanos =
                limits.idleMillis() == 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(limits.idleMillis());
    }

    /**
     * The connection that waits the shortest; null where there is none.
     *
     * @param now the event loop's clock
     */
    @Nullable
    Channel take(Order order, long now) {
        ArrayDeque<Kept> waiting = latest != null && order.isFor(latest) ? ofLatest : waiting(order.destination());
        while (waiting != null && !waiting.isEmpty()) {
            Kept last = waiting.pollLast();
            if (last.channel.isActive() && now - last.since < maxIdleNanos) {
                return last.channel;
            }
            last.channel.close();
        }
        return null;
    }

    /** Keeps a connection, or closes it where enough are waiting. */
    void keep(Destination destination, Kept connection) {
        if (limits.idle() == 0) {
            connection.channel.close();
            return;
        }
        ArrayDeque<Kept> waiting = waiting(destination);
        if (waiting == null) {
            waiting = new ArrayDeque<>();
            idle.put(destination, waiting);
            ofLatest = waiting;
        }
        if (waiting.size() >= limits.idle()) {
            waiting.pollFirst().channel.close();
        }
        connection.since = loop.ticker().nanoTime();
        waiting.addLast(connection);
        if (!sweeping) {
            sweeping = true;
            sweepLater();
        }
    }

    private @Nullable ArrayDeque<Kept> waiting(Destination destination) {
        if (!destination.equals(latest)) {
            ofLatest = idle.get(destination);
            latest = destination;
        }
        return ofLatest;
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void sweepLater() {
        long most = limits.idleMillis() == 0 ? SWEEP_MILLIS : limits.idleMillis();
        loop.schedule(this::sweep, Math.min(SWEEP_MILLIS, most), TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        long now = loop.ticker().nanoTime();
        latest = null;
        for (Iterator<ArrayDeque<Kept>> each = idle.values().iterator(); each.hasNext(); ) {
            ArrayDeque<Kept> waiting = each.next();
            while (!waiting.isEmpty()
                    && (now - waiting.peekFirst().since >= maxIdleNanos
                            || !waiting.peekFirst().channel.isActive())) {
                waiting.pollFirst().channel.close();
            }
            if (waiting.isEmpty()) {
                each.remove();
            }
        }
        sweeping = !idle.isEmpty();
        if (sweeping) {
            sweepLater();
        }
    }
}
