package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request.HttpVersion;
import dev.gw.runtime.settings.FieldRules;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Between the heads of HTTP/2 and those that the rest of the gateway knows. */
final class Http2Heads {
    private static final int OVERHEAD = 32;

    /** Fields that concern one HTTP/1 connection, and so have no place in HTTP/2. */
    private static final Set<String> OF_CONNECTION =
            Set.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade");

    private Http2Heads() {}

    /** The octets of a head as HTTP/2 counts them. */
    static int size(Http2Headers headers) {
        int size = 0;
        for (Map.Entry<CharSequence, CharSequence> field : headers) {
            size += field.getKey().length() + field.getValue().length() + OVERHEAD;
        }
        return size;
    }

    /**
     * The head of a request.
     *
     * @param ends whether no body follows
     * @param rules which fields count
     */
    static RequestHead request(Http2Headers from, boolean ends, FieldRules rules) throws MalformedMessage {
        String method = text(from.method());
        String target = text(from.path());
        text(from.scheme());
        RequestLine.checkMethod(method);
        if (method.equals("CONNECT")) {
            throw new MalformedMessage(405, "CONNECT");
        }
        target = RequestLine.checkTarget(target);
        Headers headers = fields(from, rules);
        String authority = from.authority() == null ? null : from.authority().toString();
        String named = headers.get("host");
        if (authority == null && named == null) {
            throw new MalformedMessage(400, "neither :authority nor Host");
        }
        if (authority != null && named != null || headers.all("host").size() > 1) {
            throw new MalformedMessage(400, "two hosts");
        }
        String host = authority == null ? String.valueOf(named) : authority;
        if (authority != null) {
            headers.add("host", authority);
        }
        HostName.check(host);
        SingleFields.check(headers);
        joinCookies(headers);
        if (method.equals("TRACE")) {
            throw new MalformedMessage(405, "TRACE");
        }
        return new RequestHead(method, target, HttpVersion.HTTP_2, headers, host, framing(headers, ends));
    }

    private static BodyFraming framing(Headers headers, boolean ends) throws MalformedMessage {
        String length = headers.get("content-length");
        if (length == null) {
            return ends ? BodyFraming.NONE : BodyFraming.CHUNKED;
        }
        return BodyFraming.ofRequest(headers, HttpVersion.HTTP_2);
    }

    private static String text(@Nullable CharSequence value) throws MalformedMessage {
        if (value == null || value.length() == 0) {
            throw new MalformedMessage(400, "a pseudo-header is missing");
        }
        return value.toString();
    }

    /** The fields that are no pseudo-headers, as far as they count. */
    static Headers fields(Http2Headers from, FieldRules rules) throws MalformedMessage {
        Headers headers = new Headers();
        for (Map.Entry<CharSequence, CharSequence> field : from) {
            String name = field.getKey().toString();
            if (name.isEmpty() || name.charAt(0) == ':') {
                continue;
            }
            String value = field.getValue().toString();
            if (!HeadLines.isValue(value)) {
                throw new MalformedMessage(400, "header value with a control character");
            }
            if (HeadLines.isName(name, rules)) {
                headers.add(name, value);
            }
        }
        return headers;
    }

    /** A cookie may come in crumbs; what is behind the gateway gets it whole. */
    private static void joinCookies(Headers headers) {
        if (headers.all("cookie").size() > 1) {
            headers.set("cookie", String.join("; ", headers.all("cookie")));
        }
    }

    /** The head of an answer; a known length is named. */
    static Http2Headers response(int status, Headers headers, long length) {
        Http2Headers out = new DefaultHttp2Headers(false, headers.size() + 4);
        out.status(Integer.toString(status));
        fields(headers, out);
        if (status == 204) {
            // as nginx has it in HTTP/2 only
            out.remove("content-length");
            out.remove("content-type");
            out.remove("last-modified");
        } else if (length >= 0) {
            out.set("content-length", Long.toString(length));
        }
        return out;
    }

    /** Fields that follow a body. */
    static Http2Headers trailers(Headers trailers) {
        Http2Headers out = new DefaultHttp2Headers(false, trailers.size());
        fields(trailers, out);
        return out;
    }

    /** Adds fields in lower case, without those of an HTTP/1 connection. */
    static void fields(Headers headers, Http2Headers out) {
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i).toLowerCase(Locale.ROOT);
            if (!OF_CONNECTION.contains(name)) {
                out.add(AsciiString.of(name), octets(headers.value(i)));
            }
        }
    }

    /** A value as one octet per character; what could end a line becomes a space. */
    static AsciiString octets(String value) {
        byte[] octets = new byte[value.length()];
        for (int i = 0; i < octets.length; i++) {
            char c = value.charAt(i);
            octets[i] = (byte) (c == '\r' || c == '\n' || c == 0 ? ' ' : c);
        }
        return new AsciiString(octets, /* copy= */ false);
    }
}
