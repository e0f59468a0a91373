package dev.gw.runtime.upstream;

import dev.gw.runtime.http.Outgoing;
import io.netty.buffer.ByteBuf;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to one peer.
 *
 * @param peer whom to ask
 * @param tls how to ask it; null without TLS
 * @param serverName the TLS server name: the Host without its port
 * @param timeouts how long each step may take
 * @param request what is sent
 * @param body the body that is streamed behind the head; null where there is none
 * @param through the host and port to which a proxy, who is the peer's address, is asked to lead the connection; null for
 *     none
 */
public record Order(
        Peer peer,
        @Nullable UpstreamTls tls,
        String serverName,
        Timeouts timeouts,
        Outgoing request,
        @Nullable BodySource body,
        @Nullable String through) {

    /** Whether it goes there. */
    boolean isFor(Destination destination) {
        return destination.address().equals(peer.address())
                && destination.tls() == tls
                && (tls == null || destination.serverName().equals(serverName))
                && Objects.equals(destination.through(), through);
    }

    /** Connections are kept for others of the same destination. */
    Destination destination() {
        return new Destination(peer.address(), tls, tls == null ? "" : serverName, through);
    }

    ByteBuf bytes() {
        return request.bytes();
    }

    boolean isHttp2() {
        return request.head() != null;
    }
}
