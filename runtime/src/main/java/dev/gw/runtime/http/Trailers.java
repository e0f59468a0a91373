package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import java.util.Locale;
import java.util.Set;

/** Fields behind a body: those that could change how a message is delimited, routed or trusted have no place there. */
public final class Trailers {
    private static final Set<String> FORBIDDEN = Set.of(
            "authorization",
            "cache-control",
            "connection",
            "content-encoding",
            "content-length",
            "content-range",
            "content-type",
            "cookie",
            "expect",
            "host",
            "keep-alive",
            "max-forwards",
            "proxy-authorization",
            "proxy-connection",
            "range",
            "set-cookie",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private Trailers() {}

    /** The fields that may be passed on. */
    static Headers allowed(Headers sent) {
        Headers kept = new Headers();
        for (int i = 0; i < sent.size(); i++) {
            if (!FORBIDDEN.contains(sent.name(i).toLowerCase(Locale.ROOT))) {
                kept.add(sent.name(i), sent.value(i));
            }
        }
        return kept;
    }
}
