package dev.gw.runtime.server;

import dev.gw.runtime.http.Draining;
import dev.gw.runtime.http.Http2Preface;
import dev.gw.runtime.http.HttpServerConnection;
import dev.gw.runtime.http.ProxyProtocol;
import dev.gw.runtime.http.RequestHandler;
import dev.gw.runtime.socket.ReceiveRing;
import dev.gw.runtime.tls.TlsContexts;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A bound port, and the connections that came in by it. */
public final class Listener implements AutoCloseable {
    private static final long CLOSING_SECONDS = 1;

    private final Channel channel;
    private final ChannelGroup connections;

    /**
     * A port that is bound.
     *
     * @param channel the port
     * @param connections those that came in by it, to which later ones are added
     */
    public Listener(Channel channel, ChannelGroup connections) {
        this.channel = channel;
        this.connections = connections;
    }

    /** Binds a port for plain HTTP/1; a port that can't be had shows as in {@link Binding}. */
    public static Listener bind(Transport transport, InetSocketAddress address, RequestHandler handler) {
        return bind(transport, address, channel -> channel.pipeline().addLast(new HttpServerConnection(handler)));
    }

    /** Binds a port for whatever the address asks for. */
    public static Listener bind(
            Transport transport, ListenAddress address, RequestHandler handler, TlsContexts contexts) {
        Consumer<Channel> http = channel -> channel.pipeline().addLast(first(address, handler, contexts));
        long millis = handler.limits().times().head();
        return bind(
                transport,
                address.address(),
                address.proxied() ? channel -> channel.pipeline().addLast(new ProxyProtocol(millis, http)) : http);
    }

    private static ChannelHandler first(ListenAddress address, RequestHandler handler, TlsContexts contexts) {
        if (address.tls()) {
            return new TlsEntrance(handler, contexts, address.http2());
        }
        return address.http2() ? new Http2Preface(handler) : new HttpServerConnection(handler);
    }

    private static Listener bind(Transport transport, InetSocketAddress address, Consumer<Channel> opened) {
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        ChannelFuture binding = new ServerBootstrap()
                .group(transport.loops())
                .channel(transport.serverType())
                .option(ChannelOption.SO_BACKLOG, 4096)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(IoUringChannelOption.IO_URING_BUFFER_GROUP_ID, ReceiveRing.group(transport.clientType()))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        connections.add(channel);
                        if (channel.remoteAddress() == null) {
                            // the client has gone already, and with io_uring nobody knows who it was
                            channel.close();
                        } else {
                            opened.accept(channel);
                        }
                    }
                })
                .bind(address);
        return new Listener(Binding.await(binding, address), connections);
    }

    /** The port it listens on. */
    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Takes no more connections. */
    @Override
    public void close() {
        channel.close().syncUninterruptibly();
    }

    /** Tells the connections that stand to take no more requests; to be called behind {@link #close}. */
    public void drain() {
        connections.forEach(connection -> connection.pipeline().fireUserEventTriggered(Draining.BEGUN));
    }

    /**
     * Waits until the connections have ended, and closes those that have not.
     *
     * @param millis how long to wait at most
     * @return whether they ended by themselves
     */
    public boolean awaitEnd(long millis) {
        boolean ended = connections.newCloseFuture().awaitUninterruptibly(millis, TimeUnit.MILLISECONDS);
        connections.close().awaitUninterruptibly(CLOSING_SECONDS, TimeUnit.SECONDS);
        return ended;
    }
}
