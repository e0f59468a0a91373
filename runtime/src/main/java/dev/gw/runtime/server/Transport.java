package dev.gw.runtime.server;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/**
 * Event loops with the channel types that fit them: epoll where the machine has it, else NIO.
 *
 * @param loops the event loops
 * @param serverType listens
 * @param clientType connects
 */
public record Transport(
        MultiThreadIoEventLoopGroup loops,
        Class<? extends ServerChannel> serverType,
        Class<? extends Channel> clientType) {

    /** Starts event loops. */
    public static Transport start(int threads) {
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        return new Transport(
                new MultiThreadIoEventLoopGroup(threads, io),
                epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class,
                epoll ? EpollSocketChannel.class : NioSocketChannel.class);
    }

    /** Datagram channels that fit the event loops. */
    public Class<? extends DatagramChannel> datagramType() {
        return clientType == EpollSocketChannel.class ? EpollDatagramChannel.class : NioDatagramChannel.class;
    }
}
