package dev.gw.runtime.plugin.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.exchange.Session;
import dev.gw.runtime.exchange.Try;
import dev.gw.runtime.plugin.PluginFixture;
import dev.gw.runtime.plugin.opentelemetry.OpenTelemetryType;
import dev.gw.runtime.plugin.zipkin.ZipkinType;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.settings.Tracing;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TracingPluginsTest {
    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void zipkinSendsTheSpansOfARequestThatIsSampled() throws Exception {
        try (Collector collector = new Collector()) {
            PluginFixture fixture = zipkin("http_endpoint: '" + collector.url() + "', sample_ratio: 1,"
                    + " local_service_name: edge, queue: {max_batch_size: 10, max_coalescing_delay: 0.2},"
                    + " static_tags: [{name: zone, value: a}]");
            Exchange exchange = fixture.get(
                    "/x",
                    "X-B3-TraceId",
                    "a3ce929d0e0e4736",
                    "X-B3-SpanId",
                    "00f067aa0ba902b7",
                    "X-B3-Sampled",
                    "1",
                    "Zipkin-Tags",
                    "who = me; odd");
            finish(fixture, exchange);
            Collector.Posted posted = collector.next();

            assertThat(posted.type()).isEqualTo("application/json");
            assertThat(posted.body())
                    .contains("\"name\":\"GET (balancer try 1)\"")
                    .contains("\"name\":\"GET (proxy)\"")
                    .contains("\"id\":\"00f067aa0ba902b7\",\"kind\":\"SERVER\"")
                    .contains("\"traceId\":\"0000000000000000a3ce929d0e0e4736\"")
                    .contains("\"localEndpoint\":{\"serviceName\":\"edge\"}")
                    .contains("\"zone\":\"a\"", "\"who\":\"me\"", "\"http.status_code\":\"200\"")
                    .containsPattern("\"kong.node.id\":\"[0-9a-f-]{36}\"");
        }
    }

    @Test
    void zipkinCanTellHowLongThePhasesTook() throws Exception {
        try (Collector collector = new Collector()) {
            PluginFixture fixture = zipkin("http_endpoint: '" + collector.url() + "', sample_ratio: 1,"
                    + " phase_duration_flavor: tags, queue: {max_batch_size: 10, max_coalescing_delay: 0.2}");
            finish(fixture, fixture.get("/x"));

            assertThat(collector.next().body())
                    .contains("\"kong.rewrite.duration_ms\":\"0\"", "\"kong.access.duration_ms\":\"5\"")
                    .contains("\"kong.header_filter.duration_ms\":\"0\"", "\"kong.body_filter.duration_ms\":\"0\"")
                    .doesNotContain("annotations");
        }
    }

    @Test
    void zipkinSendsTheSpansOfASession() throws Exception {
        try (Collector collector = new Collector()) {
            PluginFixture fixture = zipkin("http_endpoint: '" + collector.url()
                    + "', sample_ratio: 1, queue: {max_batch_size: 10, max_coalescing_delay: 0.2}");
            Exchange exchange = fixture.exchange("", "/", "");
            exchange.session(new Session(octets -> {}));
            exchange.timings().upstreamStart(exchange.timings().start());
            exchange.tries().add(Try.begun(new InetSocketAddress("10.0.0.1", 8080), 0, 1_000_000));
            exchange.timings().end(exchange.timings().start() + 5_000_000);
            fixture.plugin().log(exchange);

            assertThat(collector.next().body())
                    .contains(
                            "\"name\":\"stream (balancer try 1)\"",
                            "\"name\":\"stream (proxy)\"",
                            "\"name\":\"stream\"")
                    .contains("\"value\":\"kps\"", "\"value\":\"kpf\"")
                    .doesNotContain("http.", "krs", "khs");
        }
    }

    @Test
    void zipkinCarriesTheTraceOnInTheFormatThatCame() {
        Headers sent = zipkin("sample_ratio: 0")
                .get("/", "b3", "4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1")
                .upstream()
                .headers();

        assertThat(sent.get("b3"))
                .startsWith("4bf92f3577b34da6a3ce929d0e0e4736-")
                .endsWith("-1-00f067aa0ba902b7");
        assertThat(sent.has("x-b3-traceid")).isFalse();
    }

    @Test
    void zipkinBeginsATraceInB3WhereNoneCame() {
        Exchange exchange = zipkin("sample_ratio: 0, http_response_header_for_traceid: X-Trace")
                .get("/");
        Headers sent = exchange.upstream().headers();

        assertThat(sent.get("x-b3-sampled")).isEqualTo("0");
        assertThat(sent.get("x-b3-traceid")).hasSize(32);
    }

    @Test
    void opentelemetryOnlyCarriesOnWhereTheGatewayMakesNoSpans() {
        String sent = String.valueOf(otel("traces_endpoint: 'http://127.0.0.1:1/'")
                .get("/", "traceparent", PARENT)
                .upstream()
                .headers()
                .get("traceparent"));

        assertThat(sent)
                .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-")
                .endsWith("-00")
                .isNotEqualTo(PARENT);
    }

    @Test
    void opentelemetrySendsSpansInProtobuf() throws Exception {
        try (Collector collector = new Collector()) {
            PluginFixture fixture = otel("traces_endpoint: '" + collector.url()
                    + "', sampling_rate: 1, http_response_header_for_traceid: X-Trace,"
                    + " resource_attributes: {service.name: edge},"
                    + " queue: {max_batch_size: 10, max_coalescing_delay: 0.2}");
            Exchange exchange = fixture.exchange("GET", "/x", "", "traceparent", PARENT);
            exchange.settings(withSpans());
            fixture.access(exchange);
            finish(fixture, exchange);
            Collector.Posted posted = collector.next();
            Map<String, String> fields = ProtobufText.fields(posted.body());

            assertThat(posted.type()).isEqualTo("application/x-protobuf");
            assertThat(fields)
                    .containsEntry("1.1.1.2.1/service.name", "edge")
                    .containsEntry("1.2.1.1", "kong-internal")
                    .hasEntrySatisfying(
                            "1.1.1.2.1/service.instance.id",
                            id -> assertThat(id).hasSize(36))
                    .containsEntry("span kong trace", "4bf92f3577b34da6a3ce929d0e0e4736")
                    .containsEntry("span kong parent", "00f067aa0ba902b7")
                    .containsEntry("span kong kind", "2")
                    .containsEntry("span kong http.method", "GET")
                    .containsEntry("span kong http.status_code", "200")
                    .containsEntry("span kong.balancer kind", "3")
                    .containsEntry("span kong.balancer net.peer.ip", "10.0.0.1");
            assertThat(exchange.upstream().headers().get("traceparent"))
                    .isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-" + fields.get("span kong.balancer id") + "-01");
            assertThat(exchange.response().headers().get("X-Trace")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        }
    }

    @Test
    void aShortTraceIdIsSentInFullLength() throws Exception {
        try (Collector collector = new Collector()) {
            PluginFixture fixture = otel("traces_endpoint: '" + collector.url() + "', sampling_rate: 1,"
                    + " queue: {max_batch_size: 10, max_coalescing_delay: 0.2}");
            Exchange exchange = fixture.exchange(
                    "GET",
                    "/x",
                    "",
                    "ot-tracer-traceid",
                    "a3ce929d0e0e4736",
                    "ot-tracer-spanid",
                    "00f067aa0ba902b7",
                    "ot-tracer-sampled",
                    "1");
            exchange.settings(withSpans());
            fixture.access(exchange);
            finish(fixture, exchange);

            assertThat(ProtobufText.fields(collector.next().body()))
                    .containsEntry("span kong trace", "0000000000000000a3ce929d0e0e4736");
        }
    }

    @Test
    void aSendersNoStands() {
        PluginFixture fixture = otel("traces_endpoint: 'http://127.0.0.1:1/', sampling_rate: 1");
        Exchange exchange = fixture.exchange("GET", "/", "", "traceparent", PARENT.replace("-01", "-00"));
        exchange.settings(withSpans());
        fixture.access(exchange);

        assertThat(exchange.upstream().headers().get("traceparent")).endsWith("-00");
    }

    @Test
    void headersAreClearedAndWrittenInTheFormatsOfTheConfiguration() {
        Headers sent =
                otel("traces_endpoint: 'http://127.0.0.1:1/', propagation: {default_format: w3c, extract: [w3c], clear:"
                                + " [traceparent], inject: [jaeger, datadog]}")
                        .get("/", "traceparent", PARENT)
                        .upstream()
                        .headers();

        assertThat(sent.has("traceparent")).isFalse();
        assertThat(sent.get("uber-trace-id")).startsWith("4bf92f3577b34da6a3ce929d0e0e4736:");
        assertThat(sent.get("x-datadog-trace-id")).isEqualTo("11803532876627986230");
    }

    private static GatewaySettings withSpans() {
        GatewaySettings usual = GatewaySettings.USUAL;
        return new GatewaySettings(
                usual.entrance(),
                usual.client(),
                usual.upstream(),
                usual.requestIdUpstream(),
                usual.answers(),
                new Tracing(Set.of("all"), 0.01),
                usual.names());
    }

    @Test
    void zipkinNamesThePortThatWouldHaveBeenTried() throws Exception {
        try (Collector collector = new Collector()) {
            PluginFixture fixture = zipkin("http_endpoint: '" + collector.url()
                    + "', sample_ratio: 1, queue: {max_batch_size: 10, max_coalescing_delay: 0.2}");
            end(fixture, fixture.get("/x"));

            assertThat(collector.next().body()).contains("\"remoteEndpoint\":{\"serviceName\":\"s\",\"port\":1}");
        }
    }

    private static void finish(PluginFixture fixture, Exchange exchange) {
        exchange.tries().add(Try.begun(new InetSocketAddress("10.0.0.1", 80), PluginFixture.NOW.toEpochMilli(), 1000));
        end(fixture, exchange);
    }

    private static void end(PluginFixture fixture, Exchange exchange) {
        exchange.respond(Response.error(200, new Headers(), new byte[0]));
        fixture.plugin().headerFilter(exchange);
        exchange.timings().end(5_000_001);
        fixture.plugin().log(exchange);
    }

    private static PluginFixture zipkin(String config) {
        return PluginFixture.of(new ZipkinType(), "plugins: [{name: zipkin, config: {" + config + "}}]\n");
    }

    private static PluginFixture otel(String config) {
        return PluginFixture.of(
                new OpenTelemetryType(), "plugins: [{name: opentelemetry, config: {" + config + "}}]\n");
    }
}
