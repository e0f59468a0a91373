package dev.gw.runtime.plugin.prometheus;

import dev.gw.document.MapNode;
import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.exchange.Session;
import dev.gw.runtime.exchange.Timings;
import dev.gw.runtime.observe.LogSerializer;
import dev.gw.runtime.observe.MetricKind;
import dev.gw.runtime.observe.Metrics;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts the requests of routes: how many, how large, how long. */
final class Prometheus implements Plugin {
    private static final String WORKSPACE = "default";

    private final Metrics metrics;
    private final @Nullable AiMetrics models;
    private final LogSerializer serializer;
    private final boolean perConsumer;
    private final boolean statuses;
    private final boolean latencies;
    private final boolean bandwidth;
    private final boolean upstreamHealth;

    Prometheus(PluginConfig config, Metrics metrics, LogSerializer serializer) {
        this.metrics = metrics;
        this.models = config.isTrue("ai_metrics") ? new AiMetrics(metrics) : null;
        this.serializer = serializer;
        this.perConsumer = config.isTrue("per_consumer");
        this.statuses = config.isTrue("status_code_metrics");
        this.latencies = config.isTrue("latency_metrics");
        this.bandwidth = config.isTrue("bandwidth_metrics");
        this.upstreamHealth = config.isTrue("upstream_health_metrics");
    }

    @Override
    public void log(Exchange exchange) {
        metrics.showUpstreamHealth(upstreamHealth);
        Entity route = exchange.route();
        if (route == null) {
            return;
        }
        String name = route.fields().string("name");
        String routeName = name == null ? route.id() : name;
        String service = service(exchange);
        Session session = exchange.session();
        if (session != null) {
            session(session, exchange.timings(), service, routeName);
            return;
        }
        String consumer = consumer(exchange);
        if (bandwidth) {
            bandwidth("ingress", exchange.traffic().received(), service, routeName, consumer);
            bandwidth("egress", exchange.traffic().sent(), service, routeName, consumer);
        }
        Response response = exchange.response();
        if (statuses && response != null) {
            String source = response.source() == Response.Source.SERVICE ? "service" : "kong";
            List<String> labels =
                    List.of(service, routeName, Integer.toString(response.status()), source, WORKSPACE, consumer);
            metrics.count(MetricKind.HTTP_REQUESTS_TOTAL.title(), labels, 1);
        }
        if (latencies) {
            latencies(exchange.timings(), List.of(service, routeName, WORKSPACE));
        }
        if (models != null && !exchange.logEdits().isEmpty()) {
            MapNode uses = serializer.entry(exchange).map("ai");
            models.count(uses == null ? MapNode.empty() : uses, WORKSPACE);
        }
    }

    private void session(Session session, Timings timings, String service, String route) {
        if (bandwidth) {
            bandwidth("ingress", session.received(), service, route, "");
            bandwidth("egress", session.sent(), service, route, "");
        }
        if (statuses) {
            String source = timings.isProxied() ? "service" : "kong";
            List<String> labels = List.of(service, route, Integer.toString(session.status()), source, WORKSPACE);
            metrics.count(MetricKind.STREAM_SESSIONS_TOTAL.title(), labels, 1);
        }
        if (latencies) {
            List<String> labels = List.of(service, route, WORKSPACE);
            metrics.observe(MetricKind.SESSION_DURATION_MS, labels, timings.totalMillis());
            metrics.observe(
                    MetricKind.KONG_LATENCY_MS,
                    labels,
                    timings.isProxied() ? timings.proxyMillis() : timings.totalMillis());
        }
    }

    private void bandwidth(String direction, long octets, String service, String route, String consumer) {
        if (octets > 0) {
            metrics.count(
                    MetricKind.BANDWIDTH_BYTES.title(),
                    List.of(service, route, direction, WORKSPACE, consumer),
                    octets);
        }
    }

    private void latencies(Timings timings, List<String> labels) {
        metrics.observe(MetricKind.REQUEST_LATENCY_MS, labels, timings.totalMillis());
        if (timings.isProxied()) {
            metrics.observe(MetricKind.UPSTREAM_LATENCY_MS, labels, timings.upstreamMillis());
        }
        metrics.observe(
                MetricKind.KONG_LATENCY_MS,
                labels,
                timings.isProxied() ? timings.proxyMillis() : timings.totalMillis());
    }

    private static String service(Exchange exchange) {
        Entity service = exchange.service();
        if (service == null) {
            return "";
        }
        String name = service.fields().string("name");
        return name != null ? name : Objects.requireNonNullElse(service.fields().string("host"), "");
    }

    private String consumer(Exchange exchange) {
        Identity identity = exchange.identity();
        Entity consumer = identity == null ? null : identity.consumer();
        if (!perConsumer || consumer == null) {
            return "";
        }
        return Objects.requireNonNullElse(consumer.fields().string("username"), "");
    }
}
