package dev.gw.runtime.deliver;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * This machine's log daemon: by its socket, which takes datagrams, where Java can reach it (Linux); else by UDP on
 * loopback. Thread-safe.
 */
public final class SystemLog {
    private static final int UDP_PORT = 514;

    private final Path socket;
    private @Nullable Channel channel;

    /**
     * The daemon behind a socket.
     *
     * @param socket usually {@code /dev/log}
     */
    public SystemLog(Path socket) {
        this.socket = socket;
    }

    /** Whether the socket can be used. */
    public boolean hasSocket() {
        return Files.exists(socket) && Epoll.isAvailable();
    }

    /**
     * Hands over a line. Blocks.
     *
     * @param line with its priority in front: {@code <14>kong: text}
     */
    public synchronized boolean send(String line) throws IOException {
        byte[] octets = line.getBytes(StandardCharsets.UTF_8);
        if (!hasSocket()) {
            return new Datagrams("127.0.0.1", UDP_PORT).send(List.of(octets));
        }
        Channel open = channel;
        if (open == null || !open.isActive()) {
            open = connect();
            channel = open;
        }
        try {
            open.writeAndFlush(Unpooled.wrappedBuffer(octets)).syncUninterruptibly();
            return true;
        } catch (RuntimeException gone) {
            open.close();
            channel = null;
            throw new IOException("the log daemon took nothing", gone);
        }
    }

    private Channel connect() {
        return new Bootstrap()
                .group(Loop.GROUP)
                .channel(EpollDomainDatagramChannel.class)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(new DomainSocketAddress(socket.toString()))
                .syncUninterruptibly()
                .channel();
    }

    /** Made on first use only. */
    private static final class Loop {
        static final EventLoopGroup GROUP = new MultiThreadIoEventLoopGroup(
                1,
                work -> {
                    Thread thread = new Thread(work, "gw-syslog");
                    thread.setDaemon(true);
                    return thread;
                },
                EpollIoHandler.newFactory());
    }
}
