package dev.gw.runtime.socket;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
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
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringDatagramChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A way in which a machine tells of its sockets, with the channels that go with it. */
public enum SocketIo {
    /** Linux from 5.19 on, where it is not forbidden: many reads and writes are one call of the system. */
    IO_URING,
    /** Linux. */
    EPOLL,
    /** Anywhere. */
    NIO;

    /** What is tried, in this order, where nobody chooses. */
    public static final List<SocketIo> USUAL = List.of(EPOLL, NIO);

    static {
        // else Netty looks for the libraries of others first, through all jars
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    }

    /** How people call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What people call all of them. */
    public static List<String> words() {
        return Stream.of(values()).map(SocketIo::word).toList();
    }

    /** That of a word that is one. */
    public static SocketIo of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether this machine has it. */
    public boolean isAvailable() {
        return switch (this) {
            // before it had rings of buffers it costs more than epoll
            case IO_URING -> IoUring.isAvailable() && IoUring.isRegisterBufferRingSupported();
            case EPOLL -> Epoll.isAvailable();
            case NIO -> true;
        };
    }

    /** Looks for the first of a choice that this machine has, which takes a while the first time. */
    public static void prepare(List<SocketIo> choice) {
        choice.stream().filter(SocketIo::isAvailable).findFirst().ifPresent(SocketIo::handlers);
    }

    /** What event loops wait with. */
    public IoHandlerFactory handlers() {
        return switch (this) {
            case IO_URING -> IoUringIoHandler.newFactory(ReceiveRing.config());
            case EPOLL -> EpollIoHandler.newFactory();
            case NIO -> NioIoHandler.newFactory();
        };
    }

    /** Channels that listen. */
    public Class<? extends ServerChannel> serverType() {
        return switch (this) {
            case IO_URING -> IoUringServerSocketChannel.class;
            case EPOLL -> EpollServerSocketChannel.class;
            case NIO -> NioServerSocketChannel.class;
        };
    }

    /** Channels that connect. */
    public Class<? extends Channel> clientType() {
        return switch (this) {
            case IO_URING -> IoUringSocketChannel.class;
            case EPOLL -> EpollSocketChannel.class;
            case NIO -> NioSocketChannel.class;
        };
    }

    /** Channels of datagrams. */
    public Class<? extends DatagramChannel> datagramType() {
        return switch (this) {
            case IO_URING -> IoUringDatagramChannel.class;
            case EPOLL -> EpollDatagramChannel.class;
            case NIO -> NioDatagramChannel.class;
        };
    }

    /** That of an event loop. */
    public static SocketIo of(EventLoop loop) {
        if (!(loop instanceof IoEventLoop io) || io.isIoType(NioIoHandler.class)) {
            return NIO;
        }
        return io.isIoType(EpollIoHandler.class) ? EPOLL : IO_URING;
    }
}
