package dev.gw.runtime.server;

import dev.gw.runtime.exchange.ClientCertificate;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Timings;
import dev.gw.runtime.http.ClientTrust;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.trace.TraceIds;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Tells plugins of handshakes. Thread-safe. */
public final class Handshakes {
    private final GatewaySettings settings;
    private final Clock clock;
    private final RandomGenerator random;

    /** Makes exchanges with these settings, and ids with this source. */
    public Handshakes(GatewaySettings settings, Clock clock, RandomGenerator random) {
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A client has begun a handshake; what a plugin throws is thrown.
     *
     * @param plugins those that are to hear of it
     * @param serverName the name that the client asks for; null for none
     * @return whether a plugin wants the client's certificate
     */
    public boolean begun(List<Plugin> plugins, Channel client, @Nullable String serverName) {
        if (plugins.isEmpty()) {
            return false;
        }
        Exchange exchange = exchange(client, serverName);
        try {
            plugins.forEach(plugin -> plugin.handshake(exchange));
            return isAsked(client, exchange.shared().get(ClientCertificate.WANTED));
        } finally {
            exchange.ended();
        }
    }

    private static boolean isAsked(Channel client, @Nullable Object trusted) {
        if (trusted == null) {
            return false;
        }
        ClientTrust.ask(client, String.valueOf(trusted));
        return true;
    }

    private Exchange exchange(Channel client, @Nullable String serverName) {
        InetSocketAddress peer = (InetSocketAddress) client.remoteAddress();
        InetSocketAddress local = (InetSocketAddress) client.localAddress();
        Request.Connection connection = new Request.Connection(
                0,
                0,
                peer.getAddress().getHostAddress(),
                peer.getPort(),
                local.getAddress().getHostAddress(),
                local.getPort(),
                /* tls= */ true,
                serverName);
        return Exchange.ofConnection(
                connection,
                TraceIds.random(random, 16),
                new Timings(clock.millis(), client.eventLoop().ticker().nanoTime()),
                settings,
                client.eventLoop());
    }
}
