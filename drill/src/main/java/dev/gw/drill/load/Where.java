package dev.gw.drill.load;

import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where requests are sent. Immutable.
 *
 * @param address the address
 * @param host the Host of requests that name none
 * @param tls speaks TLS; null for plain HTTP
 */
public record Where(
        InetSocketAddress address, String host, @Nullable SslContext tls) {
    /** {@code http://host}. */
    public String url() {
        return (tls == null ? "http://" : "https://") + host;
    }
}
