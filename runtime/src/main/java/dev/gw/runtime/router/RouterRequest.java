package dev.gw.runtime.router;

import dev.gw.runtime.exchange.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the router looks at.
 *
 * @param host the Host header as sent, without its port; null where there is none
 * @param port the port of the Host header, else the one the request arrived at
 * @param hostHeader the Host header as sent; empty where there is none
 * @param path the normalised path; empty for a connection
 * @param query the query as sent, without its question mark; null where there is none
 * @param scheme http or https; for a connection tcp, tls or udp
 * @param sni the server name of the TLS handshake; null where there is none
 */
public record RouterRequest(
        String method,
        @Nullable String host,
        int port,
        String hostHeader,
        String path,
        @Nullable String query,
        Headers headers,
        String scheme,
        @Nullable String sni,
        Ends ends) {

    /**
     * From where to where.
     *
     * @param source the client's address
     * @param destination the address it came to
     */
    public record Ends(
            @Nullable String source,
            int sourcePort,
            @Nullable String destination,
            int destinationPort) {
        /** Nothing is known. */
        public static final Ends UNKNOWN = new Ends(null, -1, null, -1);
    }

    /**
     * A request with a Host header as sent, with or without a port. Kong's router takes a port off behind the first colon
     * only, so an IPv6 address keeps its own.
     */
    public static RouterRequest of(
            String method,
            String hostHeader,
            int arrivedAt,
            String path,
            Headers headers,
            boolean https,
            @Nullable String sni) {
        int colon = hostHeader.indexOf(':');
        boolean withPort = colon > 0 && isNumber(hostHeader, colon + 1);
        String host = withPort ? hostHeader.substring(0, colon) : hostHeader;
        int port = withPort ? Integer.parseInt(hostHeader.substring(colon + 1)) : arrivedAt;
        return new RouterRequest(
                method,
                host.isEmpty() ? null : host,
                port,
                hostHeader,
                path,
                null,
                headers,
                https ? "https" : "http",
                sni,
                Ends.UNKNOWN);
    }

    /**
     * A connection.
     *
     * @param scheme tcp, tls or udp
     */
    public static RouterRequest ofConnection(String scheme, @Nullable String sni, Ends ends) {
        return new RouterRequest("", null, ends.destinationPort(), "", "", null, new Headers(), scheme, sni, ends);
    }

    /** The same request with its query, between these ends. */
    public RouterRequest with(@Nullable String itsQuery, Ends itsEnds) {
        return new RouterRequest(method, host, port, hostHeader, path, itsQuery, headers, scheme, sni, itsEnds);
    }

    private static boolean isNumber(String text, int from) {
        if (from == text.length() || text.length() - from > 5) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
