package dev.gw.runtime.http;

import dev.gw.runtime.exchange.ClientCertificate;
import dev.gw.runtime.exchange.Encryption;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.settings.TrustedAddresses;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSession;
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
     * @param trusted whose word on the client's address is taken
     * @param sni the server name of the handshake, if any
     */
    static ClientConnection of(Channel channel, TrustedAddresses trusted, boolean tls, @Nullable String sni) {
        InetSocketAddress hop = internet(channel.remoteAddress());
        InetSocketAddress local = internet(channel.localAddress());
        String hopAddress = hop == null ? "" : hop.getAddress().getHostAddress();
        InetSocketAddress said = ProxyProtocol.source(channel);
        boolean believed = said != null && trusted.byProxyProtocol() && trusted.trusts(hopAddress);
        InetSocketAddress peer = believed ? said : hop;
        return new ClientConnection(new Request.Connection(
                IDS.incrementAndGet(),
                0,
                peer == null ? "" : peer.getAddress().getHostAddress(),
                peer == null ? 0 : peer.getPort(),
                local == null ? "" : local.getAddress().getHostAddress(),
                local == null ? 0 : local.getPort(),
                tls,
                sni,
                hopAddress,
                encryption(channel)));
    }

    private static @Nullable Encryption encryption(Channel channel) {
        SslHandler handler = channel.pipeline().get(SslHandler.class);
        if (handler == null) {
            return null;
        }
        SSLSession session = handler.engine().getSession();
        Encryption encryption = Encryption.of(session.getProtocol(), session.getCipherSuite());
        ClientCertificate client = ClientTrust.shown(channel, session);
        return client == null ? encryption : encryption.shown(client);
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
        return first.at(requests);
    }
}
