package dev.gw.runtime.stream;

import java.net.InetSocketAddress;

/**
 * Where to listen for connections or datagrams.
 *
 * @param address the address and port; port 0 for a free one
 * @param kind what is spoken there
 * @param proxied whether connections begin with the header of the PROXY protocol, which is read and has, as in Kong, no
 *     effect
 */
public record StreamAddress(InetSocketAddress address, Kind kind, boolean proxied) {
    /** A port that clients connect to themselves. */
    public StreamAddress(InetSocketAddress address, Kind kind) {
        this(address, kind, false);
    }

    /** What is spoken on a port. */
    public enum Kind {
        TCP,
        TLS,
        UDP
    }
}
