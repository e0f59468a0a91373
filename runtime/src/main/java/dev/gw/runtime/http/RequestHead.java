package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request.HttpVersion;
import dev.gw.runtime.settings.FieldRules;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

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
        try {
            return of(start, headers);
        } catch (MalformedMessage malformed) {
            throw malformed.behind(headers);
        }
    }

    private static RequestHead of(RequestLine start, Headers headers) throws MalformedMessage {
        String host = host(start, headers);
        SingleFields.check(headers);
        BodyFraming framing = BodyFraming.ofRequest(headers, start.version());
        if (start.method().equals("TRACE") || start.method().equals("CONNECT")) {
            throw new MalformedMessage(405, "a method that the gateway has no use for");
        }
        return new RequestHead(start.method(), start.target(), start.version(), headers, host, framing);
    }

    private static String host(RequestLine start, Headers headers) throws MalformedMessage {
        String first = null;
        for (int i = 0; i < headers.size(); i++) {
            if (headers.name(i).equalsIgnoreCase("Host")) {
                if (first != null) {
                    throw new MalformedMessage(400, "two Host headers");
                }
                first = headers.value(i);
                if (HostName.isEmpty(first)) {
                    throw new MalformedMessage(400, "an empty host");
                }
                HostName.check(first);
            }
        }
        if (first == null && start.version() == HttpVersion.HTTP_1_1) {
            throw new MalformedMessage(400, "no Host header");
        }
        if (start.authority() != null) {
            HostName.check(start.authority());
            return start.authority();
        }
        return first == null ? "" : first;
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
