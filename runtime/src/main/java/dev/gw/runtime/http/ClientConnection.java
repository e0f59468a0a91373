package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Request;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Who is at the other end of a connection, and how many requests came from there. Of one event loop. */
final class ClientConnection {
    private static final AtomicLong IDS = new AtomicLong();

    private final Request.Connection first;
    private int requests;

    private ClientConnection(Request.Connection first) {
        this.first = first;
    }

    /**
     * Describes a connection that stands.
     *
     * @param sni the server name of the handshake, if any
     */
    static ClientConnection of(Channel channel, boolean tls, @Nullable String sni) {
        InetSocketAddress peer = internet(channel.remoteAddress());
        InetSocketAddress local = internet(channel.localAddress());
        return new ClientConnection(new Request.Connection(
                IDS.incrementAndGet(),
                0,
                peer == null ? "" : peer.getAddress().getHostAddress(),
                peer == null ? 0 : peer.getPort(),
                local == null ? "" : local.getAddress().getHostAddress(),
                local == null ? 0 : local.getPort(),
                tls,
                sni));
    }

    private static @Nullable InetSocketAddress internet(@Nullable SocketAddress address) {
        return address instanceof InetSocketAddress internet ? internet : null;
    }

    /** Counts a request. */
    void requested() {
        requests++;
        ConnectionCounts.requested();
    }

    int requests() {
        return requests;
    }

    /** The connection as the latest request sees it. */
    Request.Connection describe() {
        return new Request.Connection(
                first.id(),
                requests,
                first.peer(),
                first.peerPort(),
                first.local(),
                first.localPort(),
                first.tls(),
                first.sni());
    }
}
