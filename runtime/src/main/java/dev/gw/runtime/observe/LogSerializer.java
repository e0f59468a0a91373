package dev.gw.runtime.observe;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.runtime.exchange.ClientCertificate;
import dev.gw.runtime.exchange.Encryption;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.exchange.Session;
import dev.gw.runtime.exchange.Timings;
import dev.gw.runtime.exchange.Traffic;
import dev.gw.runtime.exchange.Try;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.runtime.router.PathNormalizer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the log entry of an exchange that has ended, in the shape of Kong's. */
public final class LogSerializer {
    private static final Set<String> SECRET = Set.of("authorization", "proxy-authorization");

    private final EntityViews views;

    /**
     * A serializer for one configuration.
     *
     * @param loadedAt when it was loaded, milliseconds since 1970
     */
    public LogSerializer(long loadedAt) {
        this.views = new EntityViews(loadedAt);
    }

    /** The log entry. */
    public MapNode entry(Exchange exchange) {
        Session session = exchange.session();
        if (session != null) {
            return SessionEntry.of(exchange, session, views, tries(exchange));
        }
        Identity identity = exchange.identity();
        Entity consumer = identity == null ? null : identity.consumer();
        Members entry = new Members()
                .put("request", request(exchange))
                .put("upstream_uri", upstreamUri(exchange))
                .put("upstream_status", upstreamStatus(exchange))
                .put("response", response(exchange))
                .put("latencies", latencies(exchange));
        if (exchange.route() != null) {
            entry.put("tries", tries(exchange));
        }
        if (identity != null && identity.credentialId() != null) {
            entry.put(
                    "authenticated_entity",
                    new Members()
                            .put("id", identity.credentialId())
                            .putIfThere("consumer_id", named(identity.credentialConsumerId()))
                            .map());
        }
        put(entry, "route", exchange.route());
        put(entry, "service", exchange.service());
        put(entry, "consumer", consumer);
        entry.put("client_ip", exchange.request().connection().peer())
                .put("started_at", exchange.timings().startedAtMillis())
                .put("source", isOfService(exchange) ? "upstream" : "kong")
                .put("workspace", EntityViews.WORKSPACE)
                .put("workspace_name", "default");
        if (exchange.shared().get("trace_id") instanceof MapNode ids) {
            entry.put("trace_id", ids);
        }
        exchange.logFields().forEach(entry::put);
        return LogEdits.apply(entry.map(), exchange.logEdits());
    }

    private void put(Members entry, String name, @Nullable Entity entity) {
        if (entity != null) {
            entry.put(name, views.set(entity));
        }
    }

    private static boolean isOfService(Exchange exchange) {
        Response response = exchange.response();
        return response != null && response.source() == Response.Source.SERVICE;
    }

    private static Node request(Exchange exchange) {
        Request request = exchange.request();
        String url = request.scheme() + "://" + request.host() + ":"
                + exchange.settings().shownPort(request.connection().localPort()) + utf8(request.target());
        return new Members()
                .put("id", exchange.id())
                .put("uri", utf8(request.target()))
                .put("url", url)
                .put("querystring", query(exchange.query()))
                .put("method", exchange.isRouted() ? exchange.upstream().method() : request.method())
                .put("headers", headers(exchange.headers(), Map.of()))
                .put("size", exchange.traffic().received())
                .putIfThere("tls", tls(request.connection().encryption(), exchange))
                .map();
    }

    private static @Nullable Node named(@Nullable String text) {
        return text == null ? null : Scalar.string(text);
    }

    private static String verdict(Encryption encryption, Exchange exchange) {
        if (exchange.shared().get(ClientCertificate.VERIFIED) instanceof String said) {
            return said;
        }
        ClientCertificate shown = encryption.client();
        return shown == null ? "NONE" : shown.verdict();
    }

    private static @Nullable Node tls(@Nullable Encryption encryption, Exchange exchange) {
        return encryption == null
                ? null
                : new Members()
                        .put("version", encryption.version())
                        .put("cipher", encryption.cipher())
                        .put("client_verify", verdict(encryption, exchange))
                        .map();
    }

    private static Node query(@Nullable String query) {
        Map<String, List<Node>> values = new LinkedHashMap<>();
        for (QueryArgs.Arg arg : QueryArgs.parse(query).all()) {
            Node value = arg.value() == null ? Scalar.bool(true) : Scalar.string(arg.value());
            values.computeIfAbsent(arg.name(), ignored -> new ArrayList<>(1)).add(value);
        }
        return grouped(values);
    }

    private static Node headers(Headers headers, Map<String, String> more) {
        Map<String, List<Node>> values = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            String shown = SECRET.contains(lower) ? "REDACTED" : utf8(value);
            values.computeIfAbsent(lower, ignored -> new ArrayList<>(1)).add(Scalar.string(shown));
        });
        more.forEach((name, value) -> values.put(name, List.of(Scalar.string(value))));
        return grouped(values);
    }

    private static Node grouped(Map<String, List<Node>> values) {
        Members members = new Members();
        values.forEach((name, all) -> members.put(name, all.size() == 1 ? all.get(0) : ListNode.of(all)));
        return members.map();
    }

    private static Node response(Exchange exchange) {
        Response response = Objects.requireNonNullElseGet(
                exchange.response(), () -> Response.error(499, new Headers(), new byte[0]));
        Traffic traffic = exchange.traffic();
        Map<String, String> framing = new LinkedHashMap<>();
        framing.put("connection", traffic.keepsAlive() ? "keep-alive" : "close");
        if (traffic.bodyLength() >= 0) {
            framing.put("content-length", Long.toString(traffic.bodyLength()));
        } else if (response.status() != 204) {
            framing.put("transfer-encoding", "chunked");
        }
        return new Members()
                .put("status", response.status())
                .put("headers", headers(response.headers(), framing))
                .put("size", traffic.sent())
                .map();
    }

    private static Node latencies(Exchange exchange) {
        Timings timings = exchange.timings();
        boolean proxied = timings.isProxied();
        return new Members()
                .put("kong", proxied ? timings.proxyMillis() : timings.totalMillis())
                .put("proxy", proxied ? timings.upstreamMillis() : -1)
                .put("request", timings.totalMillis())
                .put("receive", timings.receiveMillis())
                .map();
    }

    /** The tries to reach the upstream, the first one first. */
    public static List<Node> tries(Exchange exchange) {
        List<Node> tries = new ArrayList<>(1);
        for (Try one : exchange.tries()) {
            Members members = new Members()
                    .put("balancer_start", one.startMillis())
                    .put("balancer_start_ns", Members.number(one.startMillis() * 1e6))
                    .put("balancer_latency", one.latencyNanos() / 1_000_000)
                    .put("balancer_latency_ns", one.latencyNanos())
                    .put("ip", one.ip())
                    .put("port", one.port());
            if (one.state() != null) {
                members.put("state", one.state()).put("code", one.code());
            }
            tries.add(members.map());
        }
        return tries;
    }

    /** Kong knows the status of an answer that it took as a whole as a number, of others as nginx's text. */
    private static Node upstreamStatus(Exchange exchange) {
        return exchange.isBuffered() && exchange.upstreamStatus() != 0
                ? Scalar.integer(exchange.upstreamStatus())
                : Scalar.string(upstreamStatuses(exchange));
    }

    private static String upstreamStatuses(Exchange exchange) {
        List<String> statuses = new ArrayList<>(1);
        for (Try one : exchange.tries()) {
            if (one.state() != null) {
                statuses.add(Integer.toString(one.code()));
            } else if (exchange.upstreamStatus() != 0) {
                statuses.add(Integer.toString(exchange.upstreamStatus()));
            }
        }
        return String.join(", ", statuses);
    }

    private static String upstreamUri(Exchange exchange) {
        if (exchange.route() == null) {
            return "";
        }
        String uri = PathNormalizer.escape(exchange.upstream().path());
        String query = exchange.upstream().query();
        if (query != null) {
            return uri + "?" + query;
        }
        return exchange.request().target().endsWith("?") ? uri + "?" : uri;
    }

    /** Text that came as one character per octet, as it was meant. */
    private static String utf8(String octets) {
        for (int i = 0; i < octets.length(); i++) {
            if (octets.charAt(i) > 127) {
                return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            }
        }
        return octets;
    }
}
