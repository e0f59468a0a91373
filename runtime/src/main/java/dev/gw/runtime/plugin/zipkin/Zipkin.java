package dev.gw.runtime.plugin.zipkin;

import dev.gw.runtime.deliver.BatchQueue;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.OwnFields;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.trace.Propagation;
import dev.gw.runtime.trace.TraceContext;
import dev.gw.runtime.trace.TraceIds;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Carries the trace of each request on, and sends the spans of those that are sampled. */
final class Zipkin implements Plugin {
    private final Propagation propagation;
    private final ZipkinSpans spans;
    private final @Nullable BatchQueue queue;
    private final RandomGenerator random;
    private final double ratio;
    private final int traceOctets;
    private final @Nullable String answerHeader;

    /**
     * The trace that a request belongs to.
     *
     * @param trace its id
     * @param request the id of the request's span
     * @param parent of the request's span
     * @param proxy the id of the span for the upstream
     */
    record Traced(String trace, String request, @Nullable String parent, String proxy, boolean sampled) {}

    Zipkin(PluginConfig config, @Nullable BatchQueue queue, PluginContext context) {
        this.propagation = Propagation.of(config);
        this.spans = new ZipkinSpans(config, context);
        this.queue = queue;
        this.random = context.random();
        this.ratio = config.number("sample_ratio");
        this.traceOctets = config.integer("traceid_byte_count");
        this.answerHeader = config.text("http_response_header_for_traceid");
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        propagation.run(exchange, came -> {
            Traced traced = begin(exchange, came);
            Boolean sampled = traced.sampled() ? Boolean.TRUE : null;
            return came.continued(traced.trace(), traced.proxy(), traced.request(), sampled);
        });
        return null;
    }

    private Traced begin(Exchange exchange, TraceContext came) {
        boolean shares = came.sharesSpan() && came.spanId() != null;
        boolean sampled = came.sampled() == null ? random.nextDouble() < ratio : came.sampled();
        Traced traced = new Traced(
                Objects.requireNonNullElseGet(came.traceId(), () -> TraceIds.random(random, traceOctets)),
                shares ? Objects.requireNonNull(came.spanId()) : TraceIds.random(random, 8),
                came.sharesSpan() ? came.parentId() : came.spanId(),
                TraceIds.random(random, 8),
                sampled);
        exchange.shared().put(key(), traced);
        return traced;
    }

    private String key() {
        return "zipkin " + System.identityHashCode(this);
    }

    private Traced traced(Exchange exchange) {
        return exchange.shared().get(key()) instanceof Traced traced ? traced : begin(exchange, TraceContext.NONE);
    }

    @Override
    public void headerFilter(Exchange exchange) {
        if (answerHeader != null) {
            Objects.requireNonNull(exchange.response())
                    .headers()
                    .add(OwnFields.name(answerHeader), traced(exchange).trace());
        }
    }

    @Override
    public void log(Exchange exchange) {
        Traced traced = traced(exchange);
        if (queue != null && traced.sampled()) {
            spans.of(exchange, traced).forEach(queue::add);
        }
    }
}
