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
    private final Map<Destination, ArrayDeque<Idle>> idle = new HashMap<>();
    private boolean sweeping;

    private record Idle(Channel channel, long since) {}

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
    Channel take(Destination destination, long now) {
        ArrayDeque<Idle> waiting = idle.get(destination);
        while (waiting != null && !waiting.isEmpty()) {
            Idle last = waiting.pollLast();
            if (last.channel.isActive() && now - last.since < maxIdleNanos) {
                return last.channel;
            }
            last.channel.close();
        }
        return null;
    }

    /** Keeps a connection, or closes it where enough are waiting. */
    void keep(Destination destination, Channel channel) {
        if (limits.idle() == 0) {
            channel.close();
            return;
        }
        ArrayDeque<Idle> waiting = idle.computeIfAbsent(destination, ignored -> new ArrayDeque<>());
        if (waiting.size() >= limits.idle()) {
            waiting.pollFirst().channel.close();
        }
        waiting.addLast(new Idle(channel, loop.ticker().nanoTime()));
        if (!sweeping) {
            sweeping = true;
            sweepLater();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void sweepLater() {
        long most = limits.idleMillis() == 0 ? SWEEP_MILLIS : limits.idleMillis();
        loop.schedule(this::sweep, Math.min(SWEEP_MILLIS, most), TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        long now = loop.ticker().nanoTime();
        for (Iterator<ArrayDeque<Idle>> each = idle.values().iterator(); each.hasNext(); ) {
            ArrayDeque<Idle> waiting = each.next();
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
