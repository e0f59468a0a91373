package dev.gw.runtime.lua;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Datagrams to and from one peer of Lua code. Belongs to one event loop. */
final class UdpFlow extends SimpleChannelInboundHandler<DatagramPacket> implements AutoCloseable {
    /** Datagrams that wait to be read; a further one is lost, as in a full socket buffer. */
    private static final int MOST_WAITING = 1000;

    private final EventLoop loop;
    private final InetSocketAddress peer;
    private final Queue<String> received = new ArrayDeque<>();
    private @Nullable Channel channel;
    private @Nullable CompletableFuture<Received> reader;

    /** A flow to be opened. */
    UdpFlow(EventLoop loop, InetSocketAddress peer) {
        this.loop = loop;
        this.peer = peer;
    }

    /** Opens it; completes with null, or with why it can't be. */
    CompletionStage<@Nullable String> open() {
        boolean nio = loop instanceof IoEventLoop io && io.isIoType(NioIoHandler.class);
        CompletableFuture<@Nullable String> outcome = new CompletableFuture<>();
        new Bootstrap()
                .group(loop)
                .channel(nio ? NioDatagramChannel.class : EpollDatagramChannel.class)
                .handler(this)
                .connect(peer)
                .addListener((ChannelFutureListener) done -> {
                    channel = done.channel();
                    outcome.complete(
                            done.isSuccess()
                                    ? null
                                    : String.valueOf(done.cause().getMessage()));
                });
        return outcome;
    }

    /** Sends a datagram; completes with null, or with why it can't. */
    CompletionStage<@Nullable String> send(byte[] octets) {
        CompletableFuture<@Nullable String> outcome = new CompletableFuture<>();
        if (channel == null) {
            outcome.complete("closed");
        } else {
            channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(octets), peer))
                    .addListener(done -> outcome.complete(
                            done.isSuccess()
                                    ? null
                                    : String.valueOf(done.cause().getMessage())));
        }
        return outcome;
    }

    /** The next datagram. */
    CompletionStage<Received> receive(int millis) {
        CompletableFuture<Received> outcome = new CompletableFuture<>();
        String waiting = received.poll();
        if (waiting != null) {
            outcome.complete(new Received(waiting, null));
            return outcome;
        }
        reader = outcome;
        ScheduledFuture<?> alarm = loop.schedule(
                () -> outcome.complete(new Received("", "timeout")), Math.max(1, millis), TimeUnit.MILLISECONDS);
        outcome.whenComplete((got, none) -> alarm.cancel(false));
        return outcome;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        ByteBuf content = packet.content();
        String octets = new String(ByteBufUtil.getBytes(content), StandardCharsets.ISO_8859_1);
        CompletableFuture<Received> waiting = reader;
        reader = null;
        if (waiting == null || !waiting.complete(new Received(octets, null))) {
            if (received.size() < MOST_WAITING) {
                received.add(octets);
            }
        }
    }

    /** What the peer's machine says of a datagram that nobody took. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        CompletableFuture<Received> waiting = reader;
        if (waiting != null) {
            reader = null;
            waiting.complete(new Received("", "connection refused"));
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close();
        }
    }
}
