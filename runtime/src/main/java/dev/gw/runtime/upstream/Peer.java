package dev.gw.runtime.upstream;

import java.net.InetSocketAddress;

/**
 * A server that can be asked.
 *
 * @param address its resolved address and port
 * @param host the name that the Host header and the TLS server name carry
 * @param tls whether it is asked over TLS
 * @param hostHeader the Host header for it
 */
public record Peer(InetSocketAddress address, String host, boolean tls, String hostHeader) {
    /**
     * A server that is called by a port.
     *
     * @param port the port that the Host header carries, unless it is the scheme's own
     */
    public Peer(InetSocketAddress address, String host, boolean tls, int port) {
        this(address, host, tls, port == (tls ? 443 : 80) ? host : host + ":" + port);
    }

    /** A server that is called by its real port. */
    public Peer(InetSocketAddress address, String host, boolean tls) {
        this(address, host, tls, address.getPort());
    }

    /** A host as headers write it: IPv6 addresses in brackets. */
    public static String hostOf(String host) {
        return host.indexOf(':') < 0 || host.startsWith("[") ? host : "[" + host + "]";
    }
}
