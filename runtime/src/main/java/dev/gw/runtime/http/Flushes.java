package dev.gw.runtime.http;

import io.netty.channel.Channel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayDeque;

/**
 * What is written goes out when the event loop has seen everything that had arrived: then the sockets are written one
 * behind the other, and a peer that wakes up finds more than one message. With a single message under way that is at
 * once. Of one event loop.
 */
public final class Flushes implements Runnable {
    private static final FastThreadLocal<Flushes> ofLoop = new FastThreadLocal<>() {
        @Override
        protected Flushes initialValue() {
            return new Flushes();
        }
    };

    private final ArrayDeque<Channel> waiting = new ArrayDeque<>(64);

    private Flushes() {}

    /** Sends what was written to a channel of this event loop, before the loop waits for anything new. */
    public static void soon(Channel channel) {
        if (channel.eventLoop() instanceof SingleThreadEventLoop loop) {
            ofLoop.get().add(channel, loop);
        } else {
            channel.flush();
        }
    }

    private void add(Channel channel, SingleThreadEventLoop loop) {
        if (waiting.isEmpty()) {
            loop.executeAfterEventLoopIteration(this);
        }
        waiting.add(channel);
    }

    @Override
    public void run() {
        for (Channel channel = waiting.poll(); channel != null; channel = waiting.poll()) {
            channel.flush();
        }
    }
}
