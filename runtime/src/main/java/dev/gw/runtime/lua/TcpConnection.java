package dev.gw.runtime.lua;

import dev.gw.runtime.socket.SocketIo;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A connection that Lua code has opened. Belongs to one event loop. */
final class TcpConnection extends ChannelInboundHandlerAdapter implements AutoCloseable {
    private static final int MOST = 64 * 1024 * 1024;

    private final EventLoop loop;
    private final boolean toDouble;
    private final int patience;
    private final ByteBuf in = Unpooled.buffer(1024);
    private @Nullable Channel channel;
    private @Nullable CompletableFuture<Received> reader;
    private String wanted = "";
    private boolean ended;

    private TcpConnection(EventLoop loop, boolean toDouble, int patience) {
        this.loop = loop;
        this.toDouble = toDouble;
        this.patience = patience;
    }

    /** A connection to be made. */
    static TcpConnection on(EventLoop loop) {
        return new TcpConnection(loop, /* toDouble= */ false, 1);
    }

    /**
     * A connection to be made to a stand-in, whose certificate nobody vouches for.
     *
     * @param patience how many milliseconds it is waited for at least
     */
    static TcpConnection toDouble(EventLoop loop, int patience) {
        return new TcpConnection(loop, /* toDouble= */ true, Math.max(1, patience));
    }

    boolean isToDouble() {
        return toDouble;
    }

    /** Connects; completes with null, or with why it can't. */
    CompletionStage<@Nullable String> connect(InetSocketAddress address, int millis) {
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(SocketIo.of(loop).clientType())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.max(patience, millis))
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(this)
                .connect(address);
        CompletableFuture<@Nullable String> outcome = new CompletableFuture<>();
        connecting.addListener(done -> {
            channel = connecting.channel();
            outcome.complete(done.isSuccess() ? null : reason(done.cause()));
        });
        return outcome;
    }

    private static String reason(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (message.contains("timed out")) {
            return "timeout";
        }
        return cause instanceof ConnectException ? "connection refused" : message;
    }

    /** Sends; completes with null, or with why it can't. */
    CompletionStage<@Nullable String> send(byte[] octets) {
        CompletableFuture<@Nullable String> outcome = new CompletableFuture<>();
        if (channel == null || ended) {
            outcome.complete("closed");
        } else {
            channel.writeAndFlush(Unpooled.wrappedBuffer(octets))
                    .addListener(done -> outcome.complete(done.isSuccess() ? null : "closed"));
        }
        return outcome;
    }

    /**
     * Reads.
     *
     * @param what {@code l} for a line, {@code a} for all until the end, {@code ?} for what there is, or how many octets
     */
    CompletionStage<Received> receive(String what, int millis) {
        CompletableFuture<Received> outcome = new CompletableFuture<>();
        wanted = what;
        reader = outcome;
        ScheduledFuture<?> alarm =
                loop.schedule(() -> give("timeout"), Math.max(patience, millis), TimeUnit.MILLISECONDS);
        outcome.whenComplete((got, none) -> alarm.cancel(false));
        serve();
        return outcome;
    }

    /** Hands out what is complete. */
    private void serve() {
        CompletableFuture<Received> waiting = reader;
        if (waiting == null) {
            return;
        }
        int length = available();
        if (length >= 0) {
            String octets = take(length);
            if (wanted.equals("l")) {
                in.skipBytes(1);
                octets = octets.replace("\r", "");
            }
            reader = null;
            waiting.complete(new Received(octets, null));
        } else if (ended) {
            give("closed");
        }
    }

    private int available() {
        return switch (wanted) {
            case "l" -> in.bytesBefore((byte) '\n');
            case "a" -> ended ? in.readableBytes() : -1;
            case "?" -> in.isReadable() ? in.readableBytes() : -1;
            default -> Integer.parseInt(wanted) <= in.readableBytes() ? Integer.parseInt(wanted) : -1;
        };
    }

    private String take(int length) {
        String octets = in.readCharSequence(length, StandardCharsets.ISO_8859_1).toString();
        in.discardSomeReadBytes();
        return octets;
    }

    private void give(String problem) {
        CompletableFuture<Received> waiting = reader;
        if (waiting != null) {
            reader = null;
            waiting.complete(new Received(take(in.readableBytes()), problem));
        }
    }

    boolean isOpen() {
        return channel != null && channel.isActive() && !ended;
    }

    @Nullable
    Channel channel() {
        return channel;
    }

    @Override
    public void close() {
        ended = true;
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf data = (ByteBuf) message;
        in.writeBytes(data);
        data.release();
        if (in.readableBytes() > MOST) {
            close();
        }
        serve();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended = true;
        serve();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
