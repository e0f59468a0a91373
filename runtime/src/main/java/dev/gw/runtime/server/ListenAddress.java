package dev.gw.runtime.server;

import java.net.InetSocketAddress;

/**
 * Where to listen, and for what.
 *
 * @param address the address and port; port 0 for a free one
 * @param tls whether the connections are encrypted
 * @param http2 whether HTTP/2 is spoken as well: agreed upon in the handshake, or without one begun by its preface
 * @param proxied whether connections begin with the header of the PROXY protocol
 */
public record ListenAddress(InetSocketAddress address, boolean tls, boolean http2, boolean proxied) {
    /** A port that clients connect to themselves. */
    public ListenAddress(InetSocketAddress address, boolean tls, boolean http2) {
        this(address, tls, http2, false);
    }

    /** A port for plain HTTP/1. */
    public static ListenAddress plain(InetSocketAddress address) {
        return new ListenAddress(address, false, false);
    }
}
