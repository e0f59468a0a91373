package dev.gw.runtime.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Headers;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @ParameterizedTest
    @CsvSource({
        "w3c, traceparent, 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "b3, b3, 4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
        "jaeger, uber-trace-id, 4bf92f3577b34da6a3ce929d0e0e4736:f067aa0ba902b7:0:1",
        "aws, x-amzn-trace-id, Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=00f067aa0ba902b7;Sampled=1",
        "gcp, x-cloud-trace-context, 4bf92f3577b34da6a3ce929d0e0e4736/67667974448284343;o=1"
    })
    void aHeaderIsReadInItsFormat(String format, String name, String value) {
        assertThat(Extraction.of(format, new Headers().add(name, value)))
                .extracting(TraceContext::traceId, TraceContext::spanId, TraceContext::sampled)
                .containsExactly(TRACE, SPAN, true);
    }

    @ParameterizedTest
    @CsvSource({
        "w3c, traceparent, 01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "w3c, traceparent, 00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "jaeger, uber-trace-id, nonsense",
        "aws, x-amzn-trace-id, Root=1-4bf92f35;Sampled=1",
        "datadog, x-datadog-sampling-priority, 7",
        "gcp, x-cloud-trace-context, 4BF92F3577B34DA6A3CE929D0E0E4736/1"
    })
    void aMalformedHeaderCountsAsNone(String format, String name, String value) {
        assertThat(Extraction.of(format, new Headers().add(name, value))).isNull();
    }

    @Test
    void severalB3HeadersAreOneContext() {
        Headers headers = new Headers()
                .add("X-B3-TraceId", "a3ce929d0e0e4736")
                .add("X-B3-SpanId", SPAN)
                .add("X-B3-ParentSpanId", "0020000000000001")
                .add("X-B3-Sampled", "0");
        TraceContext context = Extraction.of("b3", headers);

        assertThat(context).isNotNull();
        assertThat(context.traceId()).isEqualTo("0000000000000000a3ce929d0e0e4736");
        assertThat(context.octets()).isEqualTo(8);
        assertThat(context.parentId()).isEqualTo("0020000000000001");
        assertThat(context.sampled()).isFalse();
        assertThat(context.sharesSpan()).isTrue();
    }

    @Test
    void datadogsIdsAreDecimal() {
        Headers headers = new Headers()
                .add("x-datadog-trace-id", "11803532876627986230")
                .add("x-datadog-parent-id", "67667974448284343")
                .add("x-datadog-sampling-priority", "2");
        assertThat(Extraction.of("datadog", headers))
                .extracting(TraceContext::traceId, TraceContext::spanId, TraceContext::sampled)
                .containsExactly("0000000000000000a3ce929d0e0e4736", SPAN, true);
    }

    @Test
    void aTracestateAloneCountsAsB3AsItDoesInKong() {
        assertThat(Extraction.of("b3", new Headers().add("tracestate", "vendor=1")))
                .isNotNull()
                .extracting(TraceContext::traceId)
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "w3c, '{traceparent=00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01}'",
        "b3, '{x-b3-parentspanid=1111111111111111, x-b3-sampled=1, x-b3-spanid=00f067aa0ba902b7,"
                + " x-b3-traceid=4bf92f3577b34da6a3ce929d0e0e4736}'",
        "b3-single, '{b3=4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1-1111111111111111}'",
        "jaeger, '{uber-trace-id=4bf92f3577b34da6a3ce929d0e0e4736:00f067aa0ba902b7:1111111111111111:01}'",
        "ot, '{ot-tracer-sampled=1, ot-tracer-spanid=00f067aa0ba902b7,"
                + " ot-tracer-traceid=4bf92f3577b34da6a3ce929d0e0e4736}'",
        "datadog, '{x-datadog-parent-id=67667974448284343, x-datadog-sampling-priority=1,"
                + " x-datadog-trace-id=11803532876627986230}'",
        "aws, '{x-amzn-trace-id=Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=00f067aa0ba902b7;Sampled=1}'",
        "gcp, '{x-cloud-trace-context=4bf92f3577b34da6a3ce929d0e0e4736/67667974448284343;o=1}'"
    })
    void aContextIsWrittenInEachFormat(String format, String expected) {
        Headers headers = new Headers();
        TraceContext context = TraceContext.of(TRACE, SPAN, "1111111111111111", true);
        Injection.set(format, headers, context);
        TreeMap<String, String> sent = new TreeMap<>();
        headers.forEach(sent::put);

        assertThat(sent).hasToString(expected);
    }
}
