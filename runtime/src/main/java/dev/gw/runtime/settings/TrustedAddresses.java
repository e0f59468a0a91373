package dev.gw.runtime.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose word on the client's address is taken, as nginx's realip module does it. Immutable.
 *
 * @param ranges the trusted peers; none where there are no ranges
 * @param header the header that names the client; proxy_protocol where that is the PROXY protocol
 * @param recursive whether trusted addresses within the header are passed over
 */
public record TrustedAddresses(List<AddressRange> ranges, String header, boolean recursive) {
    /** Trusts nobody. */
    public static final TrustedAddresses NONE = new TrustedAddresses(List.of(), "X-Real-IP", false);

    /** Instead of a header: the client is who the header of the PROXY protocol says. */
    private static final String PROXY_PROTOCOL = "proxy_protocol";

    public TrustedAddresses {
        ranges = List.copyOf(ranges);
    }

    /** Whether the client is named by the PROXY protocol, and by no header of a request. */
    public boolean byProxyProtocol() {
        return header.equals(PROXY_PROTOCOL);
    }

    /** Whether what a peer says is believed. */
    public boolean trusts(String peer) {
        byte[] octets = ranges.isEmpty() ? null : AddressRange.octets(peer);
        return octets != null && ranges.stream().anyMatch(range -> range.contains(octets));
    }

    /**
     * The client's address: the peer's own, or what a trusted peer says.
     *
     * @param values the values of the header that names the client, in order
     */
    public String client(String peer, List<String> values) {
        if (!trusts(peer)) {
            return peer;
        }
        String client = peer;
        for (int i = values.size() - 1; i >= 0; i--) {
            String[] hops = values.get(i).split(",", -1);
            for (int k = hops.length - 1; k >= 0; k--) {
                String hop = address(hops[k].strip());
                if (hop == null) {
                    return client;
                }
                client = hop;
                if (!recursive || !trusts(hop)) {
                    return client;
                }
            }
        }
        return client;
    }

    /** An address without its port; null where the text is none. */
    private static @Nullable String address(String text) {
        String host = text;
        int colon = text.lastIndexOf(':');
        if (text.startsWith("[")) {
            host = text.indexOf(']') < 0 ? "" : text.substring(1, text.indexOf(']'));
        } else if (colon > 0 && text.indexOf(':') == colon) {
            host = text.substring(0, colon);
        }
        return AddressRange.octets(host) == null ? null : host;
    }
}
