package dev.gw.runtime.stream;

import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.router.RouterRequest;
import dev.gw.runtime.settings.GatewaySettings;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who opened a session, and where.
 *
 * @param scheme tcp, tls or udp
 * @param serverName what the client's handshake asks for; null for nothing
 */
record Caller(String scheme, @Nullable String serverName, InetSocketAddress peer, InetSocketAddress local) {
    Request.Connection connection() {
        return new Request.Connection(
                0,
                1,
                peer.getAddress().getHostAddress(),
                peer.getPort(),
                local.getAddress().getHostAddress(),
                local.getPort(),
                scheme.equals("tls"),
                serverName);
    }

    /** What routes are looked for with: the port is that which the settings say clients know. */
    RouterRequest asked(GatewaySettings settings) {
        return RouterRequest.ofConnection(
                scheme,
                serverName,
                new RouterRequest.Ends(
                        peer.getAddress().getHostAddress(),
                        peer.getPort(),
                        local.getAddress().getHostAddress(),
                        settings.shownPort(local.getPort())));
    }
}
