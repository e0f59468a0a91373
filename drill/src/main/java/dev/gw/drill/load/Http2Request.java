package dev.gw.drill.load;

import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request as it goes over HTTP/2: its head may be sent again and again. Not to be changed. */
final class Http2Request {
    /** Fields of a connection of HTTP/1, which mean nothing here. */
    private static final Set<String> OF_CONNECTION =
            Set.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade", "host");

    private final Http2Headers headers;
    private final byte @Nullable [] body;

    private Http2Request(Http2Headers headers, byte @Nullable [] body) {
        this.headers = headers;
        this.body = body;
    }

    /**
     * A request.
     *
     * @param fields its fields, a line each, in the spelling of HTTP/1
     */
    static Http2Request of(
            String method, boolean tls, String authority, String path, String fields, byte @Nullable [] body) {
        Http2Headers headers = new DefaultHttp2Headers(false, 16);
        headers.method(octets(method))
                .scheme(tls ? "https" : "http")
                .authority(octets(authority))
                .path(octets(path));
        fields.lines().forEach(line -> {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && !OF_CONNECTION.contains(name)) {
                headers.add(
                        AsciiString.of(name), octets(line.substring(colon + 1).strip()));
            }
        });
        if (body != null) {
            headers.set("content-length", Integer.toString(body.length));
        }
        return new Http2Request(headers, body);
    }

    private static AsciiString octets(String text) {
        return new AsciiString(text.getBytes(StandardCharsets.ISO_8859_1), /* copy= */ false);
    }

    Http2Headers headers() {
        return headers;
    }

    /** Its body; null where it has none. */
    byte @Nullable [] body() {
        return body;
    }
}
