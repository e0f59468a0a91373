package dev.gw.runtime.server;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.FieldNames;
import dev.gw.runtime.exchange.Forwarded;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Request.HttpVersion;
import dev.gw.runtime.exchange.UpstreamRequest;
import dev.gw.runtime.http.BodyFraming;
import dev.gw.runtime.http.FieldWriter;
import dev.gw.runtime.http.RequestWriter;
import dev.gw.runtime.http.Tokens;
import dev.gw.runtime.plugin.auth.Octets;
import dev.gw.runtime.router.PathNormalizer;
import dev.gw.runtime.upstream.Peer;

/**
 * The head of the request that goes upstream: the client's fields without those of the hop, and the gateway's own. What
 * these say is settled by what the client sent, whatever plugins made of it, as in Kong.
 */
final class Forwarding {
    private static final String SERVER = "kong/3.9.1";
    private static final String VIA_1_0 = HttpVersion.HTTP_1_0.via() + " " + SERVER;
    private static final String VIA_1_1 = HttpVersion.HTTP_1_1.via() + " " + SERVER;
    private static final String VIA_2 = HttpVersion.HTTP_2.via() + " " + SERVER;

    /** Fields that the gateway sets itself, or that concern one hop only. */
    private static final FieldNames OWN = FieldNames.of(
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
            "x-kong-request-id",
            // who asks for Kong's own timings asks Kong, not the upstream
            "x-kong-request-debug",
            "x-kong-request-debug-token",
            "x-kong-request-debug-log");

    private final Exchange exchange;
    private final Request request;
    private final UpstreamRequest upstream;

    Forwarding(Exchange exchange) {
        this.exchange = exchange;
        this.request = exchange.request();
        this.upstream = exchange.upstream();
    }

    /** What the request line of HTTP/1.1 says, one character per octet. */
    RequestWriter.Start start() {
        return new RequestWriter.Start(upstream.method(), PathNormalizer.escape(upstream.path()), upstream.query());
    }

    /**
     * Writes the fields of an HTTP/1.1 head, one character per octet.
     *
     * @param body how the body that follows is delimited; an empty body has a length, no body has none
     */
    void http1(Peer peer, BodyFraming body, FieldWriter out) {
        trailers(out, request.headers());
        via(out);
        out.field("Host", hostHeader(peer));
        if (isWebSocket()) {
            out.field("Connection", "keep-alive, Upgrade");
            out.field("Upgrade", "websocket");
        } else {
            out.field("Connection", "keep-alive");
        }
        forwarded(out);
        length(out, body);
        if (body.kind() == BodyFraming.Kind.CHUNKED) {
            out.field("Transfer-Encoding", "chunked");
        }
        clients(out);
    }

    /**
     * The fields of an HTTP/2 head. As in Kong, the target is the client's, whatever was made of its path, unless a plugin
     * that makes calls of requests says another.
     */
    Headers http2(Peer peer, BodyFraming body) {
        Headers out = new Headers();
        out.add(":method", upstream.method());
        out.add(":scheme", peer.tls() ? "https" : "http");
        out.add(":authority", hostHeader(peer));
        out.add(":path", upstream.rpc() == null ? request.target() : upstream.rpc());
        trailers(out::add, upstream.headers());
        via(out::add);
        forwarded(out::add);
        length(out::add, body);
        clients(out::add);
        return out;
    }

    /** The Host for a peer: the one that was asked for, else the peer's own. */
    String hostHeader(Peer peer) {
        return upstream.hostHeader() != null ? upstream.hostHeader() : peer.hostHeader();
    }

    /** Whether the client asks to speak WebSocket on the connection. */
    boolean isWebSocket() {
        String upgrade = request.version() == HttpVersion.HTTP_2
                ? null
                : request.headers().get("Upgrade");
        return upgrade != null && upgrade.equalsIgnoreCase("websocket");
    }

    private static void trailers(FieldWriter out, Headers asked) {
        String te = asked.get("TE");
        if (te != null && Tokens.has(te, "trailers")) {
            out.field("TE", "trailers");
        }
    }

    private void via(FieldWriter out) {
        String via = switch (request.version()) {
            case HTTP_1_0 -> VIA_1_0;
            case HTTP_1_1 -> VIA_1_1;
            case HTTP_2 -> VIA_2;
        };
        String earlier = request.headers().get("Via");
        out.field("Via", earlier == null ? via : earlier + ", " + via);
    }

    private static void length(FieldWriter out, BodyFraming body) {
        if (body.kind() == BodyFraming.Kind.LENGTH) {
            out.field("Content-Length", Long.toString(body.length()));
        }
    }

    private void clients(FieldWriter out) {
        Headers client = upstream.headers();
        String hop = request.headers().get("Connection");
        for (int i = 0; i < client.size(); i++) {
            String name = client.name(i);
            if (!OWN.contains(name) && (hop == null || !Tokens.has(hop, name))) {
                out.field(name, client.value(i));
            }
        }
    }

    private void forwarded(FieldWriter out) {
        Request.Connection connection = request.connection();
        String earlier = Forwarded.field(request.headers(), "X_Forwarded_For", "X-Forwarded-For");
        out.field("X-Forwarded-For", earlier == null ? connection.peer() : earlier + ", " + connection.hop());
        Forwarded forwarded = exchange.forwarded();
        out.field("X-Forwarded-Proto", forwarded.proto());
        out.field("X-Forwarded-Host", forwarded.host());
        out.field("X-Forwarded-Port", forwarded.port());
        out.field("X-Forwarded-Path", forwarded.path());
        if (forwarded.prefix() != null) {
            out.field("X-Forwarded-Prefix", forwarded.prefix());
        }
        String prefix = forwarded.prefix() == null ? exchange.strippedPrefix() : null;
        if (prefix != null) {
            out.field("X-Forwarded-Prefix", Octets.of(prefix));
        }
        out.field("X-Real-IP", connection.peer());
        if (exchange.settings().requestIdUpstream()) {
            out.field("X-Kong-Request-Id", exchange.id());
        }
    }
}
