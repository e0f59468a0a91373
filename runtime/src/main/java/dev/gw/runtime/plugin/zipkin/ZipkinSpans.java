package dev.gw.runtime.plugin.zipkin;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.exchange.Try;
import dev.gw.runtime.plugin.NodeId;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.trace.Moments;
import dev.gw.runtime.trace.Span;
import dev.gw.runtime.trace.TraceIds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The spans of a request: its own, that of the upstream, and one for each try to reach it. */
final class ZipkinSpans {
    private static final Pattern TAG = Pattern.compile("\\s*(\\S+?)\\s*=\\s*(.*\\S)\\s*");

    private final RandomGenerator random;
    private final String node;
    private final ZipkinJson json;
    private final boolean withPath;
    private final boolean annotated;
    private final boolean tagsDurations;
    private final boolean withCredential;
    private final String tagsHeader;
    private final List<Node> staticTags;

    ZipkinSpans(PluginConfig config, PluginContext context) {
        this.random = context.random();
        this.node = NodeId.of(context.state(), random).toString();
        this.json = new ZipkinJson(config.string("local_service_name"), config.text("default_service_name"));
        this.withPath = "method_path".equals(config.text("http_span_name"));
        String durations = config.text("phase_duration_flavor");
        this.annotated = "annotations".equals(durations);
        this.tagsDurations = "tags".equals(durations);
        this.withCredential = config.isTrue("include_credential");
        this.tagsHeader = config.string("tags_header");
        this.staticTags = config.fields().list("static_tags");
    }

    /** The spans as JSON: the tries first, then the upstream's, then the request's. */
    List<String> of(Exchange exchange, Zipkin.Traced traced) {
        Moments moments = Moments.of(exchange);
        String name = nameOf(exchange);
        List<String> spans = new ArrayList<>(3);
        List<Try> tries = exchange.tries();
        for (int i = 0; i < tries.size(); i++) {
            Span span = attempt(exchange, traced, name, i);
            spans.add(shown(span, traced, exchange, tries.get(i), List.of()));
        }
        Span proxy = new Span(name + " (proxy)", Span.Kind.CLIENT, traced.proxy(), traced.request(), moments.start())
                .end(moments.end());
        tagged(proxy, exchange);
        Try last = tries.isEmpty() ? null : tries.get(tries.size() - 1);
        if (last != null && exchange.service() != null) {
            proxy.tag("peer.hostname", exchange.service().fields().string("host"));
        }
        boolean isRequest = exchange.session() == null;
        if (tagsDurations && isRequest) {
            proxy.tag("kong.access.duration_ms", millis(moments.start(), moments.toUpstream()))
                    .tag("kong.header_filter.duration_ms", 0)
                    .tag("kong.body_filter.duration_ms", millis(moments.upstreamHead(), moments.end()));
        }
        spans.add(shown(proxy, traced, exchange, last, proxyMoments(exchange, moments)));
        spans.add(ofRequest(exchange, traced, name, moments));
        return spans;
    }

    private String nameOf(Exchange exchange) {
        Request request = exchange.request();
        if (exchange.session() != null) {
            return "stream";
        }
        return withPath ? request.method() + " " + request.path() : request.method();
    }

    private String shown(
            Span span, Zipkin.Traced traced, Exchange exchange, @Nullable Try peer, List<Node> annotations) {
        Entity service = exchange.service();
        ZipkinJson.Remote remote = new ZipkinJson.Remote(
                service == null ? null : service.name(),
                peer == null ? null : peer.ip(),
                peer == null ? port(service) : peer.port());
        return JsonWriter.compact(json.of(traced.trace(), span, remote, annotations));
    }

    /** The port that would have been tried; -1 where there is no service. */
    private static int port(@Nullable Entity service) {
        return service != null && service.fields().get("port") instanceof Scalar port ? (int) port.number() : -1;
    }

    private Span attempt(Exchange exchange, Zipkin.Traced traced, String name, int index) {
        Try one = exchange.tries().get(index);
        boolean last = index == exchange.tries().size() - 1;
        Span span = new Span(
                        name + " (balancer try " + (index + 1) + ")",
                        Span.Kind.CLIENT,
                        TraceIds.random(random, 8),
                        traced.request(),
                        one.startMillis() * 1_000_000)
                .end(one.startMillis() * 1_000_000 + one.latencyNanos())
                .tag("kong.balancer.try", index + 1);
        if (!last) {
            span.tag("error", true).tag("kong.balancer.state", one.state()).tag("http.status_code", one.code());
        }
        return tagged(span, exchange);
    }

    private static Span tagged(Span span, Exchange exchange) {
        Entity service = exchange.service();
        Entity route = exchange.route();
        if (service != null) {
            span.tag("kong.service", service.id()).tag("kong.service_name", service.name());
        }
        if (route != null) {
            span.tag("kong.route", route.id()).tag("kong.route_name", route.name());
        }
        return span;
    }

    private String ofRequest(Exchange exchange, Zipkin.Traced traced, String name, Moments moments) {
        Request request = exchange.request();
        Span span = new Span(name, Span.Kind.SERVER, traced.request(), traced.parent(), moments.start())
                .end(moments.end())
                .tag("lc", "kong");
        boolean isRequest = exchange.session() == null;
        if (isRequest) {
            asked(exchange, span);
        }
        for (Node tag : staticTags) {
            if (tag instanceof MapNode map) {
                span.tag(String.valueOf(map.string("name")), map.string("value"));
            }
        }
        ownTags(request, span);
        span.tag("kong.rewrite.duration_ms", tagsDurations && isRequest ? 0 : null);
        Identity identity = exchange.identity();
        if (identity != null) {
            span.tag("kong.consumer", identity.consumerId());
            span.tag("kong.credential", withCredential ? identity.credentialId() : null);
        }
        span.tag("kong.node.id", node);
        ZipkinJson.Remote remote = new ZipkinJson.Remote(
                null, request.connection().peer(), request.connection().peerPort());
        List<Node> annotations = annotated && isRequest
                ? List.of(ZipkinJson.annotation("krs", moments.start()), ZipkinJson.annotation("krf", moments.start()))
                : List.of();
        return JsonWriter.compact(json.of(traced.trace(), span, remote, annotations));
    }

    private static long millis(long fromNanos, long toNanos) {
        return (toNanos - fromNanos) / 1_000_000;
    }

    private static void asked(Exchange exchange, Span span) {
        Request request = exchange.request();
        Response response = exchange.response();
        span.tag("http.method", request.method())
                .tag("http.host", request.host())
                .tag("http.path", request.path())
                .tag("http.protocol", "HTTP/" + request.version().via())
                .tag("http.status_code", response == null ? 499 : response.status());
    }

    /** What the client itself wants to see: {@code Zipkin-Tags: name=value; other=value}. */
    private void ownTags(Request request, Span span) {
        for (String header : request.headers().all(tagsHeader)) {
            for (String item : header.split(";", -1)) {
                Matcher tag = TAG.matcher(item);
                if (tag.matches()) {
                    span.tag(tag.group(1), tag.group(2));
                }
            }
        }
    }

    private List<Node> proxyMoments(Exchange exchange, Moments moments) {
        if (annotated && exchange.session() != null) {
            return List.of(
                    ZipkinJson.annotation("kps", moments.start()), ZipkinJson.annotation("kpf", moments.toUpstream()));
        }
        return annotated
                ? List.of(
                        ZipkinJson.annotation("khs", moments.upstreamHead()),
                        ZipkinJson.annotation("khf", moments.upstreamHead()),
                        ZipkinJson.annotation("kbs", moments.upstreamHead()),
                        ZipkinJson.annotation("kas", moments.start()),
                        ZipkinJson.annotation("kaf", moments.toUpstream()),
                        ZipkinJson.annotation("kbf", moments.end()))
                : List.of();
    }
}
