package dev.gw.runtime.router;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a route's hosts: a name, a {@code *.} suffix or a {@code .*} prefix, with or without a port.
 *
 * @param exact the whole name; null for a wildcard
 * @param suffix what the host must end with; null unless the wildcard stands first
 * @param prefix what the host must begin with; null unless the wildcard stands last
 * @param port the port the request must be for; -1 for any
 */
record HostRule(
        @Nullable String exact,
        @Nullable String suffix,
        @Nullable String prefix,
        int port) {
    static HostRule of(String text) {
        String host = text;
        int port = -1;
        int colon = text.indexOf(':');
        // an address of IPv6 is compared as it stands, with its port
        if (colon > 0 && text.indexOf(':', colon + 1) < 0) {
            port = Integer.parseInt(text.substring(colon + 1));
            host = text.substring(0, colon);
        }
        if (host.startsWith("*")) {
            return new HostRule(null, host.substring(1), null, port);
        }
        if (host.endsWith("*")) {
            return new HostRule(null, null, host.substring(0, host.length() - 1), port);
        }
        return new HostRule(host, null, null, port);
    }

    boolean matches(String host, int requestPort) {
        if (port >= 0 && port != requestPort) {
            return false;
        }
        if (exact != null) {
            return exact.equals(host);
        }
        return suffix != null ? host.endsWith(suffix) : prefix != null && host.startsWith(prefix);
    }
}
