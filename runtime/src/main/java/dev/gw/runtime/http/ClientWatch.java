package dev.gw.runtime.http;

import dev.gw.runtime.settings.ClientTimes;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections whose clients are too slow, by nginx's times: for a head from its first octet, for a body between two
 * pieces, for an answer between two writes, and for a connection without a request. One task per connection looks now and then, so a request costs nothing. Of one event loop.
 */
final class ClientWatch {
    private static final long GLANCE_MILLIS = 15_000;

    private final Channel channel;
    private final Watched watched;
    private final ClientTimes times;
    private @Nullable ScheduledFuture<?> next;
    private long since;
    private long sentSince;
    private long sentMark;

    /** What a connection waits for. */
    enum Waiting {
        HEAD,
        REQUEST,
        BODY,
        /** Nothing of the client's: the gateway has the turn. */
        NOTHING
    }

    /** Who is watched. */
    interface Watched {
        Waiting waiting();

        /** The client was too slow. */
        void tooSlow();
    }

    ClientWatch(Channel channel, Watched watched, ClientTimes times) {
        this.channel = channel;
        this.watched = watched;
        this.times = times;
        this.since = now();
        this.sentSince = since;
        look(Math.min(most(watched.waiting()), nanos(times.shortest())));
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
        long left = most(watched.waiting()) - (now - since);
        long leftToSend = nanos(times.answer()) - (now - stalledSince(now));
        if (left <= 0 || leftToSend <= 0) {
            watched.tooSlow();
            return;
        }
        long glance = nanos(Math.min(GLANCE_MILLIS, times.shortest()));
        look(Math.min(glance, Math.min(left, leftToSend)));
    }

    private long most(Waiting waiting) {
        return switch (waiting) {
            case HEAD -> nanos(times.head());
            case REQUEST -> nanos(times.idle());
            case BODY -> nanos(times.body());
            case NOTHING -> Long.MAX_VALUE;
        };
    }

    private static long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
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
