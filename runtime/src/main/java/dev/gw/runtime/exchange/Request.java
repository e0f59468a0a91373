package dev.gw.runtime.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What the client sent, but for the body.
 *
 * @param method as sent, upper case
 * @param target the request target as sent, without scheme and authority: path and query, one character per octet
 * @param path the normalised path the router matches; null where the target's octets are no valid UTF-8 (no route then
 *     matches)
 * @param version the HTTP version
 * @param headers the header fields as sent
 * @param rawHost the Host header as sent, with its port; empty where the client sent none
 * @param host the host of the target, else that of the Host header, in lower case and without its port
 * @param connection the connection it came on
 */
public record Request(
        String method,
        String target,
        @Nullable String path,
        HttpVersion version,
        Headers headers,
        String rawHost,
        String host,
        Connection connection) {

    /** What a connection has before any request, or without one. */
    public static Request none(Connection connection) {
        return new Request("", "", null, HttpVersion.HTTP_1_1, new Headers(), "", "", connection);
    }

    /** The target up to the query, as sent. */
    public String rawPath() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /** The query as sent, without its question mark, up to a hash; null where there is none. */
    public @Nullable String query() {
        int mark = target.indexOf('?');
        int hash = target.indexOf('#');
        if (mark < 0 || hash >= 0 && hash <= mark + 1) {
            return null;
        }
        return hash < 0 ? target.substring(mark + 1) : target.substring(mark + 1, hash);
    }

    public String scheme() {
        return connection.tls() ? "https" : "http";
    }

    /**
     * The client's connection.
     *
     * @param id counts the connections of this process
     * @param requests how many requests came on it, this one included
     * @param peer the client's address, without port: the peer's, or what a trusted peer says
     * @param peerPort its port
     * @param local the address it was accepted on
     * @param localPort the port it was accepted on
     * @param tls whether it is encrypted
     * @param sni the server name of the handshake, if any
     * @param hop the peer's own address
     * @param encryption how it is encrypted; null where it is not, or nobody knows
     */
    public record Connection(
            long id,
            int requests,
            String peer,
            int peerPort,
            String local,
            int localPort,
            boolean tls,
            @Nullable String sni,
            String hop,
            @Nullable Encryption encryption) {
        /** A connection of the client itself. */
        public Connection(
                long id,
                int requests,
                String peer,
                int peerPort,
                String local,
                int localPort,
                boolean tls,
                @Nullable String sni) {
            this(id, requests, peer, peerPort, local, localPort, tls, sni, peer, null);
        }

        /** The same connection, for a client of another address behind the peer. */
        public Connection behind(String client) {
            return client.equals(peer)
                    ? this
                    : new Connection(id, requests, client, peerPort, local, localPort, tls, sni, hop, encryption);
        }

        /** The same connection at its n-th request. */
        public Connection at(int request) {
            return new Connection(id, request, peer, peerPort, local, localPort, tls, sni, hop, encryption);
        }
    }

    /** The versions spoken with clients. */
    public enum HttpVersion {
        HTTP_1_0("1", "HTTP/1.0"),
        HTTP_1_1("1.1", "HTTP/1.1"),
        HTTP_2("2", "HTTP/2.0");

        private final String via;
        private final String protocol;

        HttpVersion(String via, String protocol) {
            this.via = via;
            this.protocol = protocol;
        }

        /** As Kong writes it in Via: a Lua number, so HTTP/1.0 is 1. */
        public String via() {
            return via;
        }

        /** As nginx calls it: {@code HTTP/1.1}. */
        public String protocol() {
            return protocol;
        }
    }
}
