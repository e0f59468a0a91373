package dev.gw.runtime.plugin.opentelemetry;

import dev.gw.runtime.deliver.BatchQueue;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.OwnFields;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.settings.Tracing;
import dev.gw.runtime.trace.Propagation;
import dev.gw.runtime.trace.TraceContext;
import dev.gw.runtime.trace.TraceIds;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Carries the trace of each request on; where the gateway makes spans, sends those of the traces that are sampled. */
final class OpenTelemetry implements Plugin {
    private final Propagation propagation;
    private final BatchQueue queue;
    private final RandomGenerator random;
    private final double ownRate;
    private final @Nullable String answerHeader;
    private final String key;

    /**
     * The trace that a request belongs to.
     *
     * @param trace its id
     * @param root the id of the request's span
     * @param parent of the request's span
     * @param upstream the id of the span for the upstream: the request's own where there is none
     */
    record Traced(String trace, String root, @Nullable String parent, String upstream, boolean sampled) {}

    OpenTelemetry(PluginConfig config, BatchQueue queue, RandomGenerator random) {
        this.propagation = Propagation.of(config);
        this.queue = queue;
        this.random = random;
        this.ownRate = config.hasNumber("sampling_rate") ? config.number("sampling_rate") : -1;
        this.answerHeader = config.text("http_response_header_for_traceid");
        this.key = "opentelemetry " + System.identityHashCode(this);
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        propagation.run(exchange, came -> {
            Traced traced = begin(exchange, came);
            boolean apart = !traced.upstream().equals(traced.root());
            return came.continued(
                    traced.trace(), traced.upstream(), apart ? traced.root() : traced.parent(), traced.sampled());
        });
        return null;
    }

    private Traced begin(Exchange exchange, TraceContext came) {
        Tracing tracing = exchange.settings().tracing();
        String trace = Objects.requireNonNullElseGet(came.traceId(), () -> TraceIds.random(random, 16));
        String root = TraceIds.random(random, 8);
        String upstream = tracing.has("balancer") ? TraceIds.random(random, 8) : root;
        String parent = came.spanId() == null ? came.parentId() : came.spanId();
        Traced traced = new Traced(trace, root, parent, upstream, isSampled(tracing, came, trace));
        exchange.shared().put(key, traced);
        return traced;
    }

    /** Without spans nothing is sampled, and a sender's no stands; its yes counts no more than the rate, as in Kong. */
    private boolean isSampled(Tracing tracing, TraceContext came, String trace) {
        if (!tracing.isOn() || Boolean.FALSE.equals(came.sampled())) {
            return false;
        }
        return isWithin(ownRate < 0 ? tracing.samplingRate() : ownRate, trace);
    }

    /** By the id, so that every gateway decides alike. */
    private static boolean isWithin(double rate, String trace) {
        if (rate >= 1 || rate <= 0) {
            return rate >= 1;
        }
        long first = Long.reverseBytes(Long.parseUnsignedLong(trace.substring(0, 16), 16)) >>> 1;
        return first < rate * Long.MAX_VALUE;
    }

    @Override
    public void headerFilter(Exchange exchange) {
        if (answerHeader != null && exchange.shared().get(key) instanceof Traced traced) {
            Objects.requireNonNull(exchange.response()).headers().add(OwnFields.name(answerHeader), traced.trace());
        }
    }

    @Override
    public void log(Exchange exchange) {
        Traced traced = exchange.shared().get(key) instanceof Traced known ? known : begin(exchange, TraceContext.NONE);
        if (traced.sampled()) {
            Tracing tracing = exchange.settings().tracing();
            OtelSpans.of(exchange, traced, tracing, random).forEach(span -> queue.add(Otlp.span(traced.trace(), span)));
        }
    }
}
