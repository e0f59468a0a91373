package dev.gw.drill.standin;

import dev.gw.runtime.http.Http2Preface;
import dev.gw.runtime.http.RequestHandler;
import dev.gw.runtime.server.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.ssl.SslContext;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A port of 127.0.0.1 that can be shut and opened again; it takes plain connections and TLS alike. Thread-safe. */
final class LoopbackPort implements AutoCloseable {
    private final Transport transport;
    private final Supplier<SslContext> tls;
    private final Supplier<ChannelHandler> speaker;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final InetSocketAddress address;
    private @Nullable Channel listening;

    /** Opens ports. */
    interface Opener {
        LoopbackPort open(RequestHandler handler);
    }

    /**
     * Opens a port where HTTP of either version is spoken.
     *
     * @param wanted the address; port 0 for a free one
     * @param tls asked when somebody first speaks TLS
     */
    LoopbackPort(Transport transport, InetSocketAddress wanted, Supplier<SslContext> tls, RequestHandler handler) {
        this(transport, wanted, tls, () -> new Http2Preface(handler));
    }

    /**
     * Opens a port where another protocol than HTTP is spoken.
     *
     * @param speaker makes what speaks with a client
     */
    LoopbackPort(
            Transport transport, InetSocketAddress wanted, Supplier<SslContext> tls, Supplier<ChannelHandler> speaker) {
        this.transport = transport;
        this.tls = tls;
        this.speaker = speaker;
        Channel bound = bind(wanted);
        listening = bound;
        address = (InetSocketAddress) bound.localAddress();
    }

    /** A free port of 127.0.0.1. */
    static InetSocketAddress anyFree() {
        return new InetSocketAddress(NetUtil.LOCALHOST4, 0);
    }

    InetSocketAddress address() {
        return address;
    }

    private Channel bind(InetSocketAddress at) {
        return new ServerBootstrap()
                .group(transport.loops())
                .channel(transport.serverType())
                .option(ChannelOption.SO_BACKLOG, 4096)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        connections.add(channel);
                        channel.pipeline().addLast(new Entrance(tls, speaker));
                    }
                })
                .bind(at)
                .syncUninterruptibly()
                .channel();
    }

    /** Takes no more connections, and breaks those that stand. */
    synchronized void shut() {
        if (listening != null) {
            listening.close().syncUninterruptibly();
            listening = null;
        }
        connections.close().awaitUninterruptibly();
    }

    /** Takes connections again, on the same port. */
    synchronized void reopen() {
        if (listening == null) {
            listening = bind(address);
        }
    }

    @Override
    public void close() {
        shut();
    }
}
