package dev.gw.runtime.plugin.opentelemetry;

import dev.gw.document.Node;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.exchange.Try;
import dev.gw.runtime.settings.Tracing;
import dev.gw.runtime.trace.Moments;
import dev.gw.runtime.trace.Span;
import dev.gw.runtime.trace.TraceIds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The spans of a request: its own, and one for each try to reach the upstream. */
final class OtelSpans {
    private OtelSpans() {}

    static List<Span> of(Exchange exchange, OpenTelemetry.Traced traced, Tracing tracing, RandomGenerator random) {
        Moments moments = Moments.of(exchange);
        List<Span> spans = new ArrayList<>(2);
        if (tracing.has("request")) {
            spans.add(root(exchange, traced, moments));
        }
        List<Try> tries = tracing.has("balancer") ? exchange.tries() : List.of();
        for (int i = 0; i < tries.size(); i++) {
            boolean last = i == tries.size() - 1;
            String id = last ? traced.upstream() : TraceIds.random(random, 8);
            spans.add(attempt(exchange, traced, tries.get(i), id, i + 1)
                    .end(
                            last
                                    ? moments.end()
                                    : tries.get(i).startMillis() * 1_000_000
                                            + tries.get(i).latencyNanos()));
        }
        return spans;
    }

    private static Span root(Exchange exchange, OpenTelemetry.Traced traced, Moments moments) {
        Request request = exchange.request();
        Response response = exchange.response();
        List<Node> paths =
                exchange.route() == null ? List.of() : exchange.route().fields().list("paths");
        return new Span("kong", Span.Kind.SERVER, traced.root(), traced.parent(), moments.start())
                .end(moments.end())
                .tag("http.method", request.method())
                .tag("http.url", request.scheme() + "://" + request.host() + request.target())
                .tag("http.host", request.host())
                .tag("http.scheme", request.scheme())
                .tag("http.flavor", flavor(request))
                .tag("http.client_ip", request.connection().peer())
                .tag("net.peer.ip", request.connection().hop())
                .tag("kong.request.id", exchange.id())
                .tag("http.status_code", response == null ? 499 : response.status())
                .tag("http.route", paths.isEmpty() ? "" : paths.get(0).toString());
    }

    private static String flavor(Request request) {
        String via = request.version().via();
        return via.indexOf('.') < 0 ? via + ".0" : via;
    }

    private static Span attempt(Exchange exchange, OpenTelemetry.Traced traced, Try one, String id, int number) {
        Span span = new Span("kong.balancer", Span.Kind.CLIENT, id, traced.root(), one.startMillis() * 1_000_000)
                .tag("try_count", number)
                .tag("net.peer.ip", one.ip())
                .tag("net.peer.port", one.port());
        if (exchange.service() != null) {
            span.tag("net.peer.name", exchange.service().fields().string("host"));
        }
        return one.state() == null
                ? span
                : span.tag("http.status_code", one.code()).failed();
    }
}
