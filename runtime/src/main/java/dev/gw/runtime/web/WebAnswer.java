package dev.gw.runtime.web;

import dev.gw.runtime.exchange.Headers;
import java.nio.charset.StandardCharsets;

/** What a server answers, as a whole. */
public final class WebAnswer {
    private final int status;
    private final Headers headers;
    private final byte[] body;

    WebAnswer(int status, Headers headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public Headers headers() {
        return headers;
    }

    /** The body's octets; not to be changed. */
    public byte[] body() {
        return body;
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
