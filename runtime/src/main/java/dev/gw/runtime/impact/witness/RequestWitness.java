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
 * @param query the query; null for none
 * @param headers other headers, by name
 * @param sni the server name of the TLS handshake; null for none
 * @param source whence it comes
 * @param destination where it goes; null for wherever the gateway is
 */
public record RequestWitness(
        String method,
        boolean https,
        String host,
        String path,
        @Nullable String query,
        Map<String, String> headers,
        @Nullable String sni,
        End source,
        @Nullable End destination)
        implements Witness {
    /** The Host header where no route asks for one. */
    public static final String ANY_HOST = "gateway.test";

    public RequestWitness {
        headers = Map.copyOf(headers);
    }

    /** From anywhere, without a query. */
    public RequestWitness(
            String method, boolean https, String host, String path, Map<String, String> headers, @Nullable String sni) {
        this(method, https, host, path, null, headers, sni, End.CLIENT, null);
    }

    @Override
    public @Nullable RouterRequest asked() {
        String normalized = PathNormalizer.normalize(path);
        if (normalized == null) {
            return null;
        }
        Headers fields = new Headers().add("Host", host);
        headers.forEach(fields::add);
        End to = destination == null ? new End(ConnectionWitness.GATEWAY.ip(), https ? 443 : 80) : destination;
        RouterRequest asked = RouterRequest.of(method, host, to.port(), normalized, fields, https, sni);
        return asked.with(query, new RouterRequest.Ends(source.ip(), source.port(), to.ip(), to.port()));
    }

    RequestWitness withPath(String other) {
        return new RequestWitness(method, https, host, wire(other), query, headers, sni, source, destination);
    }

    RequestWitness withMethod(String other) {
        return new RequestWitness(other, https, host, path, query, headers, sni, source, destination);
    }

    RequestWitness withHost(String other) {
        return new RequestWitness(method, https, other, path, query, headers, sni, source, destination);
    }

    RequestWitness withQuery(@Nullable String other) {
        return new RequestWitness(method, https, host, path, other, headers, sni, source, destination);
    }

    /** With another value of a header; null for none. */
    RequestWitness withHeader(String name, @Nullable String value) {
        Map<String, String> others = new TreeMap<>(headers);
        if (value == null) {
            others.remove(name);
        } else {
            others.put(name, value);
        }
        return new RequestWitness(method, https, host, path, query, others, sni, source, destination);
    }

    /** Over TLS, with a server name. */
    RequestWitness withSni(@Nullable String other) {
        return new RequestWitness(method, /* https= */ true, host, path, query, headers, other, source, destination);
    }

    RequestWitness withoutTls() {
        return new RequestWitness(method, /* https= */ false, host, path, query, headers, null, source, destination);
    }

    RequestWitness withEnds(End from, @Nullable End to) {
        return new RequestWitness(method, https, host, path, query, headers, sni, from, to);
    }

    /** A path as it may stand in a request line. */
    static String wire(String path) {
        return PathNormalizer.escape(path).replace("?", "%3F").replace("#", "%23");
    }

    /** The method and the path, and of the rest what is not usual. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(method).append(' ');
        if (https) {
            text.append("https://").append(host.equals(ANY_HOST) ? "…" : host);
        } else if (!host.equals(ANY_HOST)) {
            text.append("http://").append(host);
        }
        text.append(path).append(query == null ? "" : "?" + query);
        new TreeMap<>(headers)
                .forEach((name, value) ->
                        text.append(", ").append(name).append(": ").append(value));
        if (sni != null && !sni.equals(host)) {
            text.append(", SNI ").append(sni);
        }
        if (!source.equals(End.CLIENT)) {
            text.append(", from ").append(source.port() == End.CLIENT.port() ? source.ip() : source.toString());
        }
        return text.append(destination == null ? "" : ", to port " + destination.port())
                .toString();
    }
}
