package dev.gw.drill.load;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.MalformedMessage;
import dev.gw.runtime.http.RequestHandler;
import dev.gw.runtime.http.RequestHead;
import dev.gw.runtime.http.ServerStream;
import dev.gw.runtime.server.Listener;
import dev.gw.runtime.server.Transport;
import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A server that takes as long for an answer as the path says, {@code /NUMBER/MILLIS}, and stands still for a while. It
 * notes when each request came and when its answer went, so that the truth is known.
 */
final class SlowServer implements RequestHandler, AutoCloseable {
    private static final long MILLI = 1_000_000;

    final Map<Integer, Long> came = new ConcurrentHashMap<>();
    final Map<Integer, Long> went = new ConcurrentHashMap<>();
    private final AtomicLong first = new AtomicLong();
    private final long stallFrom;
    private final long stallUntil;
    private final Transport transport = Transport.start(1);
    private final Listener listener;

    /** Stands still between two moments, in milliseconds from the first request. */
    SlowServer(long stallFrom, long stallUntil) {
        this.stallFrom = stallFrom * MILLI;
        this.stallUntil = stallUntil * MILLI;
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        this.listener = Listener.bind(transport, free, this);
    }

    Where where() {
        int port = listener.port();
        return new Where(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), "127.0.0.1:" + port, null);
    }

    @Override
    public void handle(ServerStream stream) {
        RequestHead head = Objects.requireNonNull(stream.head());
        String[] parts = head.target().split("/", -1);
        int number = Integer.parseInt(parts[1]);
        long now = System.nanoTime();
        first.compareAndSet(0, now);
        came.put(number, now);
        long until = now + Long.parseLong(parts[2]) * MILLI;
        long start = first.get();
        if (until > start + stallFrom && until < start + stallUntil) {
            until = start + stallUntil;
        }
        stream.eventLoop().schedule(() -> answer(stream, number), until - now, TimeUnit.NANOSECONDS);
    }

    private void answer(ServerStream stream, int number) {
        stream.start(200, null, new Headers(), 2);
        stream.write(Unpooled.wrappedBuffer(new byte[] {'o', 'k'}));
        stream.finish();
        went.put(number, System.nanoTime());
    }

    @Override
    public void refuse(ServerStream stream, MalformedMessage problem) {
        stream.abort();
    }

    @Override
    public void close() {
        listener.close();
        transport.loops().shutdownGracefully(0, 500, TimeUnit.MILLISECONDS).syncUninterruptibly();
    }
}
