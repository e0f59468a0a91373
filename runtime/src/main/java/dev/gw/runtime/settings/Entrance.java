package dev.gw.runtime.settings;

import dev.gw.runtime.socket.SocketIo;
import dev.gw.runtime.tls.KeyAndChain;
import java.util.List;
import java.util.Map;

/**
 * How clients come in. Immutable.
 *
 * @param trusted whose X-Forwarded headers are believed
 * @param shown the port that clients know, for one that is listened on
 * @param certificates shown to clients for whose server name the configuration has none
 * @param sockets what event loops may wait with: the first that the machine has
 */
public record Entrance(
        TrustedAddresses trusted, Map<Integer, Integer> shown, List<KeyAndChain> certificates, List<SocketIo> sockets) {
    /** Kong's defaults. */
    public static final Entrance USUAL = new Entrance(TrustedAddresses.NONE, Map.of(), List.of(), SocketIo.USUAL);

    public Entrance {
        shown = Map.copyOf(shown);
        certificates = List.copyOf(certificates);
        sockets = List.copyOf(sockets);
    }

    /** The same, but for whom it believes. */
    public Entrance trusting(TrustedAddresses others) {
        return new Entrance(others, shown, certificates, sockets);
    }

    /** The same with other ways to wait for sockets. */
    public Entrance by(List<SocketIo> others) {
        return new Entrance(trusted, shown, certificates, others);
    }
}
