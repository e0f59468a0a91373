package dev.gw.drill.load;

import dev.gw.runtime.upstream.UpstreamTls;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where requests are sent, and how. Immutable.
 *
 * @param address the address
 * @param host the Host of requests that name none
 * @param speech what is spoken
 * @param tls makes connections safe; null for plain ones
 */
public record Where(
        InetSocketAddress address,
        String host,
        Speech speech,
        @Nullable UpstreamTls tls) {
    /** Plain HTTP/1.1. */
    public static Where plain(InetSocketAddress address, String host) {
        return new Where(address, host, Speech.HTTP1, null);
    }

    /**
     * A gateway by its name.
     *
     * @param name its name or address
     */
    public static Where of(String name, int port, Speech speech, @Nullable UpstreamTls tls) {
        boolean usual = port == (tls == null ? 80 : 443);
        return new Where(new InetSocketAddress(name, port), usual ? name : name + ":" + port, speech, tls);
    }

    /** The same in another version of HTTP. */
    Where speaking(Speech other) {
        return new Where(address, host, other, tls);
    }

    /** {@code https://host}. */
    public String url() {
        return (tls == null ? "http://" : "https://") + host;
    }

    /** The name that the gateway's certificate has to carry. */
    String serverName() {
        String name = address.getHostString();
        return name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
    }
}
