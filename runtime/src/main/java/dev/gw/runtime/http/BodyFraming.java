package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request.HttpVersion;
import java.util.List;

/**
 * How a body is delimited.
 *
 * @param kind which way
 * @param length the octets of a body of known length, else -1
 */
public record BodyFraming(Kind kind, long length) {
    public static final BodyFraming NONE = new BodyFraming(Kind.NONE, 0);
    public static final BodyFraming CHUNKED = new BodyFraming(Kind.CHUNKED, -1);
    public static final BodyFraming UNTIL_CLOSE = new BodyFraming(Kind.UNTIL_CLOSE, -1);

    /** The ways to delimit a body. */
    public enum Kind {
        NONE,
        LENGTH,
        CHUNKED,
        UNTIL_CLOSE
    }

    /** A body of known length. */
    public static BodyFraming ofLength(long length) {
        return new BodyFraming(Kind.LENGTH, length);
    }

    /** A request's framing; whatever two servers could read in two ways is refused. */
    static BodyFraming ofRequest(Headers headers, HttpVersion version) throws MalformedMessage {
        if (!headers.has("Content-Length") && !headers.has("Transfer-Encoding")) {
            return NONE;
        }
        List<String> lengths = headers.all("Content-Length");
        List<String> codings = headers.all("Transfer-Encoding");
        boolean chunked = codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
        if (lengths.size() > 1 || codings.size() > 1 || (!lengths.isEmpty() && chunked)) {
            throw new MalformedMessage(400, "ambiguous body length");
        }
        if (!codings.isEmpty()) {
            if (version == HttpVersion.HTTP_1_0) {
                throw new MalformedMessage(400, "Transfer-Encoding in HTTP/1.0");
            }
            if (!chunked) {
                throw new MalformedMessage(501, "unknown transfer encoding");
            }
            return CHUNKED;
        }
        return lengths.isEmpty() ? NONE : ofLength(length(lengths.get(0), 400));
    }

    /** A response's framing; as in nginx, one that could be read in two ways is no answer. */
    static BodyFraming ofResponse(int status, boolean toHead, Headers headers) throws MalformedMessage {
        if (headers.count("Transfer-Encoding") + headers.count("Content-Length") > 1) {
            throw new MalformedMessage(502, "ambiguous body length");
        }
        String coding = headers.get("Transfer-Encoding");
        if (coding != null && !coding.equalsIgnoreCase("chunked")) {
            throw new MalformedMessage(502, "unknown transfer encoding");
        }
        String told = headers.get("Content-Length");
        long length = told == null ? -1 : length(told, 502);
        if (toHead || status == 204 || status == 304 || status < 200) {
            return NONE;
        }
        return coding != null ? CHUNKED : length < 0 ? UNTIL_CLOSE : ofLength(length);
    }

    private static long length(String text, int status) throws MalformedMessage {
        boolean digits = !text.isEmpty() && text.length() <= 18;
        for (int i = 0; digits && i < text.length(); i++) {
            digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!digits) {
            throw new MalformedMessage(status, "wrong Content-Length");
        }
        return Long.parseLong(text);
    }
}
