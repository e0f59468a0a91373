package dev.gw.runtime.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections whose clients are too slow, by nginx's times: a head has a minute from its first octet, a body a
 * minute between two pieces, an answer a minute between two writes, and without a request a connection waits for 75
 * seconds. One task per connection looks now and then, so a request costs nothing. Of one event loop.
 */
final class ClientWatch {
    static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(60);
    static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(75);
    private static final long GLANCE_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final Channel channel;
    private final Watched watched;
    private @Nullable ScheduledFuture<?> next;
    private long since;
    private long sentSince;
    private long sentMark;

    /** What a connection waits for. */
    enum Waiting {
        HEAD(SLOW_NANOS),
        REQUEST(IDLE_NANOS),
        BODY(SLOW_NANOS),
        /** Nothing of the client's: the gateway has the turn. */
        NOTHING(Long.MAX_VALUE);

        private final long most;

        Waiting(long most) {
            this.most = most;
        }
    }

    /** Who is watched. */
    interface Watched {
        Waiting waiting();

        /** The client was too slow. */
        void tooSlow();
    }

    ClientWatch(Channel channel, Watched watched) {
        this.channel = channel;
        this.watched = watched;
        this.since = now();
        this.sentSince = since;
        look(SLOW_NANOS);
    }

    private EventLoop loop() {
        return channel.eventLoop();
    }

    private long now() {
        return loop().ticker().nanoTime();
    }

    /** The client did what was waited for, or something else is waited for. */
    void progress() {
        since = now();
    }

    /** Nobody is watched any more. */
    void end() {
        if (next != null) {
            next.cancel(false);
        }
    }

    private void look(long in) {
        next = loop().schedule(this::check, in, TimeUnit.NANOSECONDS);
    }

    private void check() {
        if (!channel.isActive()) {
            return;
        }
        long now = now();
        long left = watched.waiting().most - (now - since);
        long leftToSend = SLOW_NANOS - (now - stalledSince(now));
        if (left <= 0 || leftToSend <= 0) {
            watched.tooSlow();
            return;
        }
        look(Math.min(GLANCE_NANOS, Math.min(left, leftToSend)));
    }

    /** Since when nothing of what is to be sent has gone out; now, where there is nothing. */
    private long stalledSince(long now) {
        ChannelOutboundBuffer out = channel.unsafe().outboundBuffer();
        long pending = out == null ? pendingOfStream() : out.totalPendingWriteBytes();
        if (pending == 0) {
            sentSince = now;
            return now;
        }
        long mark = pending * 31 + (out == null ? 0 : out.currentProgress());
        if (mark != sentMark) {
            sentMark = mark;
            sentSince = now;
        }
        return sentSince;
    }

    /** A stream of HTTP/2 has no buffer of its own; what it waits to send shows in what it would still take. */
    private long pendingOfStream() {
        return channel.isWritable()
                ? channel.config().getWriteBufferHighWaterMark() - channel.bytesBeforeUnwritable()
                : channel.config().getWriteBufferLowWaterMark() + channel.bytesBeforeWritable();
    }
}
