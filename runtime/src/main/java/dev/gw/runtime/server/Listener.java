package dev.gw.runtime.server;

import dev.gw.runtime.http.HttpServerConnection;
import dev.gw.runtime.http.RequestHandler;
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

    /** Binds a port; a port that is taken or not allowed shows as a BindException that Netty lets through undeclared. */
    public static Listener bind(Transport transport, InetSocketAddress address, RequestHandler handler) {
        Channel bound = new ServerBootstrap()
                .group(transport.loops())
                .channel(transport.serverType())
                .option(ChannelOption.SO_BACKLOG, 4096)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new HttpServerConnection(handler));
                    }
                })
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
