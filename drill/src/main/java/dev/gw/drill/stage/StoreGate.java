package dev.gw.drill.stage;

import dev.gw.runtime.server.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A port of this machine that leads to a store: open, shut so that connections are refused, swallowing whatever is sent
 * without a word, or slow. Thread-safe.
 */
final class StoreGate implements AutoCloseable {
    private final Transport transport;
    private final InetSocketAddress store;
    private final ChannelGroup all = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final InetSocketAddress address;
    private @Nullable Channel listening;
    private volatile boolean swallows;
    private volatile long delayNanos;

    /** An open gate. */
    StoreGate(Transport transport, int storePort) {
        this.transport = transport;
        this.store = new InetSocketAddress(NetUtil.LOCALHOST4, storePort);
        Channel bound = bind(new InetSocketAddress(NetUtil.LOCALHOST4, 0));
        this.listening = bound;
        this.address = (InetSocketAddress) bound.localAddress();
    }

    int port() {
        return address.getPort();
    }

    private Channel bind(InetSocketAddress at) {
        return new ServerBootstrap()
                .group(transport.loops())
                .channel(transport.serverType())
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel client) {
                        lead(client);
                    }
                })
                .bind(at)
                .syncUninterruptibly()
                .channel();
    }

    /** Leads a connection to the store. */
    private void lead(Channel client) {
        all.add(client);
        ChannelFuture connecting = new Bootstrap()
                .group(client.eventLoop())
                .channel(transport.clientType())
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new Passing(client))
                .connect(store);
        Channel there = connecting.channel();
        all.add(there);
        client.pipeline().addLast(new Passing(there));
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                client.config().setAutoRead(true);
            } else {
                client.close();
            }
        });
    }

    /** Passes on what comes to the other side, or does not. */
    private final class Passing extends ChannelInboundHandlerAdapter {
        private final Channel other;

        Passing(Channel other) {
            this.other = other;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf data = (ByteBuf) message;
            if (swallows) {
                data.release();
            } else if (delayNanos > 0) {
                context.executor().schedule(() -> other.writeAndFlush(data), delayNanos, TimeUnit.NANOSECONDS);
            } else {
                other.writeAndFlush(data);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            // whose words are swallowed does not hear of the end either
            if (!swallows) {
                other.close();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }

    /** Everything passes at once. Connections that were swallowed stay dead, and are closed. */
    synchronized void open() {
        boolean dead = swallows;
        swallows = false;
        delayNanos = 0;
        if (dead) {
            all.close().awaitUninterruptibly();
        }
        if (listening == null) {
            listening = bind(address);
        }
    }

    /** Nothing passes, and nobody answers: connections are refused, and those there are end. */
    synchronized void shut() {
        Channel open = listening;
        listening = null;
        if (open != null) {
            open.close().syncUninterruptibly();
        }
        all.close().awaitUninterruptibly();
    }

    /** Connections are taken, and whatever is sent is swallowed. */
    void swallow() {
        swallows = true;
    }

    /** Everything takes longer, each way. */
    void slow(long nanos) {
        delayNanos = nanos;
    }

    @Override
    public void close() {
        shut();
    }
}
