package dev.gw.runtime.server;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.exchange.Timings;
import dev.gw.runtime.http.Tokens;
import java.util.Locale;
import java.util.Set;

/** The header fields of answers: what of the upstream's is passed on, and what the gateway adds. */
final class Answering {
    private static final String SERVER = "kong/3.9.1";
    private static final Set<String> HOP =
            Set.of("connection", "keep-alive", "transfer-encoding", "content-length", "proxy-connection", "upgrade");

    private static final Set<String> TEXTS = Set.of(
            "text/html", "text/xml", "text/plain", "text/vnd.wap.wml", "application/javascript", "application/rss+xml");

    private Answering() {}

    /** An upstream's fields without those of its hop. */
    static Headers passedOn(Headers upstream) {
        Headers kept = new Headers();
        String hop = upstream.get("Connection");
        for (int i = 0; i < upstream.size(); i++) {
            String lower = upstream.name(i).toLowerCase(Locale.ROOT);
            if (!HOP.contains(lower) && (hop == null || !Tokens.has(hop, lower))) {
                kept.add(upstream.name(i), upstream.value(i));
            }
        }
        return kept;
    }

    /** Adds the gateway's own fields, before plugins may change them. */
    static void mark(Exchange exchange, Response response, long now) {
        Headers headers = response.headers();
        Timings timings = exchange.timings();
        if (response.source() == Response.Source.SERVICE || timings.isProxied()) {
            if (!headers.has("Server")) {
                headers.set("Server", SERVER);
            }
            String via = exchange.request().version().via() + " " + SERVER;
            String earlier = headers.get("Via");
            headers.set("Via", earlier == null ? via : earlier + ", " + via);
            headers.set("X-Kong-Upstream-Latency", Long.toString(timings.upstreamMillis()));
            headers.set("X-Kong-Proxy-Latency", Long.toString(timings.proxyMillis()));
        } else {
            headers.set("Server", SERVER);
            headers.set("X-Kong-Response-Latency", Long.toString(timings.millisUntil(now)));
        }
        headers.set("X-Kong-Request-Id", exchange.id());
        nameCharset(headers);
    }

    /** Texts without any parameter are said to be UTF-8, as nginx does. */
    private static void nameCharset(Headers headers) {
        String type = headers.get("Content-Type");
        if (type != null && type.indexOf(';') < 0 && !headers.has("Content-Encoding")) {
            String media = type.strip().toLowerCase(Locale.ROOT);
            if (TEXTS.contains(media)) {
                headers.set("Content-Type", type.strip() + "; charset=UTF-8");
            }
        }
    }
}
