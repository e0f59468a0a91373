package dev.gw.runtime.router;

import dev.gw.runtime.exchange.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the router looks at.
 *
 * @param host the Host header as sent, without its port; null where there is none
 * @param port the port of the Host header, else the one the request arrived at
 * @param path the normalised path
 * @param sni the server name of the TLS handshake; null where there is none
 */
public record RouterRequest(
        String method,
        @Nullable String host,
        int port,
        String path,
        Headers headers,
        boolean https,
        @Nullable String sni) {

    /** A request with a Host header as sent, with or without a port. */
    public static RouterRequest of(
            String method,
            String hostHeader,
            int arrivedAt,
            String path,
            Headers headers,
            boolean https,
            @Nullable String sni) {
        int colon = hostHeader.lastIndexOf(':');
        boolean withPort = colon > 0 && colon > hostHeader.lastIndexOf(']') && isNumber(hostHeader, colon + 1);
        String host = withPort ? hostHeader.substring(0, colon) : hostHeader;
        int port = withPort ? Integer.parseInt(hostHeader.substring(colon + 1)) : arrivedAt;
        return new RouterRequest(method, host.isEmpty() ? null : host, port, path, headers, https, sni);
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
