package dev.gw.runtime.impact.witness;

import dev.gw.runtime.router.RouterRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A connection made to see who takes it.
 *
 * @param scheme tcp, tls or udp
 * @param source whence it comes
 * @param destination where it goes
 * @param sni the server name that its TLS handshake asks for; null for none
 */
public record ConnectionWitness(
        String scheme,
        End source,
        End destination,
        @Nullable String sni) implements Witness {
    /** The gateway's end where no route asks for one. */
    static final End GATEWAY = new End("198.51.100.1", 9000);

    @Override
    public RouterRequest asked() {
        return RouterRequest.ofConnection(
                scheme, sni, new RouterRequest.Ends(source.ip(), source.port(), destination.ip(), destination.port()));
    }

    /** {@code TCP to …:5432 from 10.0.0.1}: the scheme and the port, and of the rest what is not usual. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(scheme.toUpperCase(Locale.ROOT)).append(" to ");
        text.append(destination.ip().equals(GATEWAY.ip()) ? "…:" + destination.port() : destination.toString());
        if (!source.equals(End.CLIENT)) {
            text.append(" from ").append(source.port() == End.CLIENT.port() ? source.ip() : source.toString());
        }
        if (sni != null) {
            text.append(", SNI ").append(sni);
        }
        return text.toString();
    }
}
