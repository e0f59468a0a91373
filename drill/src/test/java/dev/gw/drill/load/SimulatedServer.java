package dev.gw.drill.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A server and the time it runs in, neither of which is real: no machine is too busy for them. It takes as long for an
 * answer as the path says, {@code /NUMBER/MICROS}, and stands still for a while.
 */
final class SimulatedServer implements Connector {
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

    /** When the answer to each request went. */
    final Map<Integer, Long> went = new TreeMap<>();

    private final MockTicker ticker = Ticker.newMockTicker();
    private final EmbeddedChannel time =
            EmbeddedChannel.builder().ticker(ticker).build();
    private final long stallFrom;
    private final long stallUntil;

    /** Stands still between two moments, in nanoseconds. */
    SimulatedServer(long stallFrom, long stallUntil) {
        this.stallFrom = stallFrom;
        this.stallUntil = stallUntil;
    }

    Beat beat() {
        return new Beat(time.eventLoop());
    }

    /** Lets time pass until nothing is left to do. */
    void run() {
        while (true) {
            time.runPendingTasks();
            long wait = time.runScheduledPendingTasks();
            if (wait < 0) {
                return;
            }
            ticker.advance(wait, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void dial(Told told) {
        EmbeddedChannel connection = new EmbeddedChannel(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
                ByteBuf octets = (ByteBuf) message;
                answer((EmbeddedChannel) context.channel(), octets.toString(StandardCharsets.US_ASCII));
                octets.release();
            }
        });
        time.eventLoop().execute(() -> told.stands(connection, /* http2= */ false));
    }

    private void answer(EmbeddedChannel connection, String request) {
        String[] parts = request.substring(request.indexOf('/') + 1, request.indexOf(" HTTP"))
                .split("/", -1);
        long now = ticker.nanoTime();
        long until = now + TimeUnit.MICROSECONDS.toNanos(Long.parseLong(parts[1]));
        long moment = until > stallFrom && until < stallUntil ? stallUntil : until;
        time.eventLoop()
                .schedule(
                        () -> {
                            went.put(Integer.parseInt(parts[0]), ticker.nanoTime());
                            connection.writeInbound(Unpooled.wrappedBuffer(ANSWER));
                        },
                        moment - now,
                        TimeUnit.NANOSECONDS);
    }
}
