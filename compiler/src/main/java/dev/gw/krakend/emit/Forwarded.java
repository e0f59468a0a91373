package dev.gw.krakend.emit;

import java.util.List;

/** Headers of clients that every endpoint passes on: they say what is wanted, not who wants it. */
public final class Forwarded {
    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "Range",
            "Traceparent",
            "Tracestate",
            "User-Agent",
            "X-Request-Id");

    private Forwarded() {}

    public static List<String> headers() {
        return HEADERS;
    }
}
