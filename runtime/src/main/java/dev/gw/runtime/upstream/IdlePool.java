package dev.gw.runtime.upstream;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Connections that wait for their next request, for a minute at most. Of one event loop. */
final class IdlePool {
    private static final int MAX_IDLE = 512;
    private static final long MAX_IDLE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int SWEEP_SECONDS = 15;

    private final EventLoop loop;
    private final Map<Destination, ArrayDeque<Idle>> idle = new HashMap<>();
    private boolean sweeping;

    private record Idle(Channel channel, long since) {}

    IdlePool(EventLoop loop) {
        this.loop = loop;
    }

    /** The connection that waits the shortest; null where there is none. */
    @Nullable
    Channel take(Destination destination) {
        ArrayDeque<Idle> waiting = idle.get(destination);
        while (waiting != null && !waiting.isEmpty()) {
            Idle last = waiting.pollLast();
            if (last.channel.isActive() && loop.ticker().nanoTime() - last.since < MAX_IDLE_NANOS) {
                return last.channel;
            }
            last.channel.close();
        }
        return null;
    }

    /** Keeps a connection, or closes it where enough are waiting. */
    void keep(Destination destination, Channel channel) {
        ArrayDeque<Idle> waiting = idle.computeIfAbsent(destination, ignored -> new ArrayDeque<>());
        if (waiting.size() >= MAX_IDLE) {
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
        loop.schedule(this::sweep, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    private void sweep() {
        long oldest = loop.ticker().nanoTime() - MAX_IDLE_NANOS;
        for (Iterator<ArrayDeque<Idle>> each = idle.values().iterator(); each.hasNext(); ) {
            ArrayDeque<Idle> waiting = each.next();
            while (!waiting.isEmpty()
                    && (waiting.peekFirst().since < oldest
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
