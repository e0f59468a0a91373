package dev.gw.runtime.stream;

import java.net.InetSocketAddress;

/**
 * Where to listen for connections or datagrams.
 *
 * @param address the address and port; port 0 for a free one
 * @param kind what is spoken there
 */
public record StreamAddress(InetSocketAddress address, Kind kind) {
    /** What is spoken on a port. */
    public enum Kind {
        TCP,
        TLS,
        UDP
    }
}
