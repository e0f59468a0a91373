package dev.gw.runtime.server;

import dev.gw.runtime.http.HttpServerConnection;
import dev.gw.runtime.http.RequestHandler;
import dev.gw.runtime.tls.TlsContexts;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;

/** A bound port whose requests go to a handler. */
public final class Listener implements AutoCloseable {
    private final Channel channel;

    private Listener(Channel channel) {
        this.channel = channel;
    }

    /** Binds a port for plain HTTP/1; a port that can't be had shows as a BindException that Netty lets through undeclared. */
    public static Listener bind(Transport transport, InetSocketAddress address, RequestHandler handler) {
        return bind(transport, address, new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new HttpServerConnection(handler));
            }
        });
    }

    /** Binds a port for whatever the address asks for. */
    public static Listener bind(
            Transport transport, ListenAddress address, RequestHandler handler, TlsContexts contexts) {
        return bind(transport, address.address(), new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                if (address.tls()) {
                    channel.pipeline().addLast(new TlsEntrance(handler, contexts, address.http2()));
                } else {
                    channel.pipeline().addLast(new HttpServerConnection(handler));
                }
            }
        });
    }

    private static Listener bind(
            Transport transport, InetSocketAddress address, ChannelInitializer<Channel> connections) {
        Channel bound = new ServerBootstrap()
                .group(transport.loops())
                .channel(transport.serverType())
                .option(ChannelOption.SO_BACKLOG, 4096)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(connections)
                .bind(address)
                .syncUninterruptibly()
                .channel();
        return new Listener(bound);
    }

    /** The port it listens on. */
    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
    }
}
