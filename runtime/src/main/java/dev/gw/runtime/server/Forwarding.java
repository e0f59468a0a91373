package dev.gw.runtime.server;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Forwarded;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.RouteMatch;
import dev.gw.runtime.exchange.UpstreamRequest;
import dev.gw.runtime.http.BodyFraming;
import dev.gw.runtime.http.Tokens;
import dev.gw.runtime.router.PathNormalizer;
import dev.gw.runtime.upstream.Peer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The head of the request that goes upstream: the client's fields without those of the hop, and the gateway's own. */
final class Forwarding {
    private static final String SERVER = "kong/3.9.1";

    /** Fields that the gateway sets itself, or that concern one hop only. */
    private static final Set<String> OWN = Set.of(
            "host",
            "connection",
            "keep-alive",
            "transfer-encoding",
            "content-length",
            "upgrade",
            "te",
            "expect",
            "via",
            "proxy",
            "proxy-connection",
            "x-real-ip",
            "x-forwarded-for",
            "x-forwarded-proto",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-path",
            "x-forwarded-prefix",
            "x-kong-request-id");

    private final Exchange exchange;
    private final Request request;
    private final UpstreamRequest upstream;
    private final StringBuilder out = new StringBuilder(768);

    Forwarding(Exchange exchange) {
        this.exchange = exchange;
        this.request = exchange.request();
        this.upstream = exchange.upstream();
    }

    /**
     * The whole head, one character per octet.
     *
     * @param body how the body that follows is delimited; an empty body has a length, no body has none
     */
    String head(Peer peer, BodyFraming body) {
        out.append(upstream.method()).append(' ').append(PathNormalizer.escape(upstream.path()));
        if (upstream.query() != null) {
            out.append('?').append(upstream.query());
        }
        out.append(" HTTP/1.1\r\n");
        Headers client = upstream.headers();
        String te = request.headers().get("TE");
        if (te != null && Tokens.has(te, "trailers")) {
            field("TE", "trailers");
        }
        String via = request.version().via() + " " + SERVER;
        String earlier = client.get("Via");
        field("Via", earlier == null ? via : earlier + ", " + via);
        field("Host", hostHeader(peer));
        field("Connection", "keep-alive");
        forwarded(client);
        if (body.kind() == BodyFraming.Kind.LENGTH) {
            field("Content-Length", Long.toString(body.length()));
        } else if (body.kind() == BodyFraming.Kind.CHUNKED) {
            field("Transfer-Encoding", "chunked");
        }
        String hop = request.headers().get("Connection");
        for (int i = 0; i < client.size(); i++) {
            String name = client.name(i);
            String lower = name.toLowerCase(Locale.ROOT);
            if (!OWN.contains(lower) && (hop == null || !Tokens.has(hop, lower))) {
                field(name, client.value(i));
            }
        }
        return out.append("\r\n").toString();
    }

    /** The Host for a peer: the one that was asked for, else the peer's own. */
    String hostHeader(Peer peer) {
        return upstream.hostHeader() != null ? upstream.hostHeader() : peer.hostHeader();
    }

    private void forwarded(Headers client) {
        Request.Connection connection = request.connection();
        String earlier = client.get("X-Forwarded-For");
        field("X-Forwarded-For", earlier == null ? connection.peer() : earlier + ", " + connection.hop());
        Forwarded forwarded = exchange.forwarded();
        field("X-Forwarded-Proto", forwarded.proto());
        field("X-Forwarded-Host", forwarded.host());
        field("X-Forwarded-Port", forwarded.port());
        field("X-Forwarded-Path", forwarded.path());
        if (forwarded.prefix() != null) {
            field("X-Forwarded-Prefix", forwarded.prefix());
        }
        String prefix = forwarded.prefix() == null ? strippedPrefix() : null;
        if (prefix != null) {
            field(
                    "X-Forwarded-Prefix",
                    new String(prefix.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
        field("X-Real-IP", connection.peer());
        if (exchange.settings().requestIdUpstream()) {
            field("X-Kong-Request-Id", exchange.id());
        }
    }

    private @Nullable String strippedPrefix() {
        RouteMatch match = exchange.match();
        boolean strips = exchange.route() != null && exchange.route().isTrue("strip_path");
        if (!strips
                || match == null
                || match.prefix().isEmpty()
                || match.prefix().equals("/")) {
            return null;
        }
        return match.prefix();
    }

    private void field(String name, String value) {
        out.append(name).append(": ").append(value).append("\r\n");
    }
}
