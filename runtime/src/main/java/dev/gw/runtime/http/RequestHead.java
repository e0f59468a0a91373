package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request.HttpVersion;
import dev.gw.runtime.settings.FieldRules;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request as it stood on the wire, found to be well-formed.
 *
 * @param method upper case
 * @param target path and query; scheme and authority of an absolute target are taken off
 * @param version the HTTP version
 * @param headers the header fields
 * @param host the authority of an absolute target, else the Host header; empty where there is neither
 * @param framing how the body is delimited
 */
public record RequestHead(
        String method, String target, HttpVersion version, Headers headers, String host, BodyFraming framing) {
    private static final String CONNECTION = "Connection";

    /**
     * The head that a client would have sent.
     *
     * @param octets request line and header fields, up to the empty line, one character per octet
     */
    public static RequestHead of(String octets) throws MalformedMessage {
        ByteBuf in = Unpooled.copiedBuffer(octets, StandardCharsets.ISO_8859_1);
        return parse(in, in.readableBytes(), FieldRules.USUAL);
    }

    /** Parses a complete head, taking it out of the buffer. */
    static RequestHead parse(ByteBuf in, int length, FieldRules rules) throws MalformedMessage {
        HeadLines lines = HeadLines.of(in, length);
        RequestLine start = RequestLine.parse(lines.startLine());
        Headers headers = lines.headers(rules);
        // what nginx finds wrong with a field it finds before it reads the next
        SingleFields.check(headers);
        String named = hostField(headers);
        try {
            return of(start, headers, named);
        } catch (MalformedMessage malformed) {
            throw malformed.behind(headers);
        }
    }

    private static RequestHead of(RequestLine start, Headers headers, @Nullable String named) throws MalformedMessage {
        String host = host(start, named);
        BodyFraming framing = BodyFraming.ofRequest(headers, start.version());
        if (start.method().equals("TRACE") || start.method().equals("CONNECT")) {
            throw new MalformedMessage(405, "a method that the gateway has no use for");
        }
        return new RequestHead(start.method(), start.target(), start.version(), headers, host, framing);
    }

    private static @Nullable String hostField(Headers headers) throws MalformedMessage {
        String host = null;
        for (int i = 0; i < headers.size(); i++) {
            if (headers.name(i).equalsIgnoreCase("Host")) {
                try {
                    host = oneHost(host, headers.value(i));
                } catch (MalformedMessage malformed) {
                    throw malformed.behind(headers.first(i));
                }
            }
        }
        return host;
    }

    private static String oneHost(@Nullable String earlier, String host) throws MalformedMessage {
        if (earlier != null) {
            throw new MalformedMessage(400, "two Host headers");
        }
        if (HostName.isEmpty(host)) {
            throw new MalformedMessage(400, "an empty host");
        }
        HostName.check(host);
        return host;
    }

    private static String host(RequestLine start, @Nullable String named) throws MalformedMessage {
        if (named == null && start.version() == HttpVersion.HTTP_1_1) {
            throw new MalformedMessage(400, "no Host header");
        }
        if (start.authority() == null) {
            return named == null ? "" : named;
        }
        HostName.check(start.authority());
        return start.authority();
    }

    /**
     * Whether the connection may be used for another request, as far as the client is concerned: as in nginx, the last
     * field that says so counts, wherever it says it.
     */
    public boolean keepAlive() {
        boolean kept = version != HttpVersion.HTTP_1_0;
        for (int i = 0; i < headers.size(); i++) {
            if (headers.name(i).length() == CONNECTION.length()
                    && headers.name(i).equalsIgnoreCase(CONNECTION)) {
                String value = headers.value(i);
                kept = !Tokens.contains(value, "close") && (kept || Tokens.contains(value, "keep-alive"));
            }
        }
        return kept;
    }
}
