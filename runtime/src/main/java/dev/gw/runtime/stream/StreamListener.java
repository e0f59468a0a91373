package dev.gw.runtime.stream;

import dev.gw.runtime.http.ProxyProtocol;
import dev.gw.runtime.server.Binding;
import dev.gw.runtime.server.Listener;
import dev.gw.runtime.server.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.function.Function;

/** Binds ports whose connections or datagrams are relayed. */
public final class StreamListener {
    /** nginx's proxy_protocol_timeout. */
    private static final long HEADER_MILLIS = 30_000;

    private StreamListener() {}

    /** Binds a port; one that can't be had shows as in {@link Binding}. */
    public static Listener bind(StreamAddress address, Around around) {
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        ChannelFuture binding = address.kind() == StreamAddress.Kind.UDP
                ? datagrams(address, around)
                : server(address, around, connections);
        return new Listener(Binding.await(binding, address.address()), connections);
    }

    private static ChannelFuture datagrams(StreamAddress address, Around around) {
        return new Bootstrap()
                .group(around.transport().loops())
                .channel(around.transport().datagramType())
                .option(ChannelOption.RECVBUF_ALLOCATOR, UdpPort.LARGEST)
                .handler(new UdpPort(around))
                .bind(address.address());
    }

    private static ChannelFuture server(StreamAddress address, Around around, ChannelGroup connections) {
        Transport transport = around.transport();
        boolean tls = address.kind() == StreamAddress.Kind.TLS;
        Function<Channel, ChannelHandler> first =
                opened -> tls ? new TlsPeek(around) : new TcpSession(around, caller(opened));
        return new ServerBootstrap()
                .group(transport.loops())
                .channel(transport.serverType())
                .option(ChannelOption.SO_BACKLOG, 4096)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.AUTO_READ, tls || address.proxied())
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel opened) {
                        connections.add(opened);
                        if (opened.remoteAddress() == null) {
                            // the client has gone already, and with io_uring nobody knows who it was
                            opened.close();
                        } else {
                            opened.pipeline().addLast(address.proxied() ? behindHeader(first) : first.apply(opened));
                        }
                    }
                })
                .bind(address.address());
    }

    private static ChannelHandler behindHeader(Function<Channel, ChannelHandler> first) {
        return new ProxyProtocol(HEADER_MILLIS, channel -> channel.pipeline().addLast(first.apply(channel)));
    }

    private static Caller caller(Channel opened) {
        return new Caller(
                "tcp", null, (InetSocketAddress) opened.remoteAddress(), (InetSocketAddress) opened.localAddress());
    }
}
