package dev.gw.runtime.impact.witness;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.router.PathNormalizer;
import dev.gw.runtime.router.RouterRequest;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request made to see who answers it.
 *
 * @param host the Host header
 * @param path the path as it goes over the wire, without a query
 * @param headers other headers, by name
 * @param sni the server name of the TLS handshake; null for none
 */
public record Witness(
        String method,
        boolean https,
        String host,
        String path,
        Map<String, String> headers,
        @Nullable String sni) {
    /** The Host header where no route asks for one. */
    public static final String ANY_HOST = "gateway.test";

    public Witness {
        headers = Map.copyOf(headers);
    }

    /** What a router is asked; null where the path is nothing a router can be asked for. */
    @Nullable
    RouterRequest asked() {
        String normalized = PathNormalizer.normalize(path);
        if (normalized == null) {
            return null;
        }
        Headers fields = new Headers().add("Host", host);
        headers.forEach(fields::add);
        return RouterRequest.of(method, host, https ? 443 : 80, normalized, fields, https, sni);
    }

    /** For people: the method and the path, and of the rest what is not usual. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(method).append(' ');
        if (https) {
            text.append("https://").append(host.equals(ANY_HOST) ? "…" : host);
        } else if (!host.equals(ANY_HOST)) {
            text.append("http://").append(host);
        }
        text.append(path);
        new TreeMap<>(headers)
                .forEach((name, value) ->
                        text.append(", ").append(name).append(": ").append(value));
        if (sni != null && !sni.equals(host)) {
            text.append(", SNI ").append(sni);
        }
        return text.toString();
    }
}
