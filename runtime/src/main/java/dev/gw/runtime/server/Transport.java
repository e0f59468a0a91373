package dev.gw.runtime.server;

import dev.gw.runtime.socket.SocketIo;
import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Event loops with the channel types that fit them.
 *
 * @param loops the event loops
 * @param io what they wait with
 */
public record Transport(MultiThreadIoEventLoopGroup loops, SocketIo io) implements AutoCloseable {
    private static final ThreadFactory DAEMONS = new DefaultThreadFactory("gw-sockets", /* daemon= */ true);
    /** With none Netty can end a loop before it has closed its channels. */
    private static final long QUIET_MILLIS = 100;

    private static final long MOST_MILLIS = 1000;

    /** Starts event loops as where nobody chooses. */
    public static Transport start(int threads) {
        return start(threads, SocketIo.USUAL);
    }

    /**
     * Starts event loops with the first that the machine has.
     *
     * @throws UncheckedIOException where it has none of them
     */
    public static Transport start(int threads, List<SocketIo> choice) {
        return start(threads, choice, SocketIo::handlers);
    }

    static Transport start(int threads, List<SocketIo> choice, Function<SocketIo, IoHandlerFactory> handlers) {
        Throwable why = null;
        for (SocketIo io : choice) {
            if (io.isAvailable()) {
                try {
                    return new Transport(new MultiThreadIoEventLoopGroup(threads, DAEMONS, handlers.apply(io)), io);
                } catch (RuntimeException refused) {
                    // the system has it, but has no room for it: locked memory is bounded for each user
                    why = refused;
                }
            }
        }
        String wanted = choice.stream().map(SocketIo::word).collect(Collectors.joining(", "));
        throw new UncheckedIOException(new IOException(wanted + ": this machine does not offer it", why));
    }

    /**
     * Stops the event loops, and does not wait for that. Those of io_uring end with the process: Netty frees the memory of
     * a loop that ends while the system may still write to it.
     */
    @Override
    public void close() {
        if (io != SocketIo.IO_URING) {
            var unused = loops.shutdownGracefully(QUIET_MILLIS, MOST_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Waits until the event loops have ended, behind {@link #close}. */
    public void awaitEnd() {
        if (io != SocketIo.IO_URING) {
            loops.terminationFuture().syncUninterruptibly();
        }
    }

    /** Channels that listen. */
    public Class<? extends ServerChannel> serverType() {
        return io.serverType();
    }

    /** Channels that connect. */
    public Class<? extends Channel> clientType() {
        return io.clientType();
    }

    /** Datagram channels. */
    public Class<? extends DatagramChannel> datagramType() {
        return io.datagramType();
    }
}
