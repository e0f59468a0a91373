package dev.gw.runtime.trace;

import dev.gw.runtime.exchange.Headers;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the headers of a trace that goes on, in one of the formats. Both ids of the context are there. */
final class Injection {
    private final Headers headers;
    private final TraceContext context;
    private final String span;
    private final boolean sampled;

    private Injection(Headers headers, TraceContext context) {
        this.headers = headers;
        this.context = context;
        this.span = Objects.requireNonNull(context.spanId());
        this.sampled = Boolean.TRUE.equals(context.sampled());
    }

    /**
     * Sets the headers.
     *
     * @return the trace's id as the format writes it
     */
    static String set(String format, Headers headers, TraceContext context) {
        Injection injection = new Injection(headers, context);
        return switch (format) {
            case "w3c" -> injection.w3c();
            case "b3" -> injection.b3();
            case "b3-single" -> injection.b3Single();
            case "jaeger" -> injection.jaeger();
            case "ot" -> injection.ot();
            case "datadog" -> injection.datadog();
            case "aws" -> injection.aws();
            default -> injection.gcp();
        };
    }

    /** The id with as many octets as it came with, where the format allows it; else of the usual size. */
    private String trace(int usual, int other) {
        int octets = context.octets() == other ? other : usual;
        return TraceContext.sized(Objects.requireNonNull(context.traceId()), octets);
    }

    private String flag() {
        return sampled ? "1" : "0";
    }

    private void setWhereSaid(String name) {
        if (context.sampled() != null) {
            headers.set(name, flag());
        }
    }

    private String w3c() {
        String trace = trace(16, 16);
        headers.set("traceparent", "00-" + trace + "-" + span + (sampled ? "-01" : "-00"));
        return trace;
    }

    private String b3() {
        String trace = trace(16, 8);
        headers.set("x-b3-traceid", trace);
        headers.set("x-b3-spanid", span);
        if (context.parentId() != null) {
            headers.set("x-b3-parentspanid", context.parentId());
        }
        if (context.flags() == null) {
            headers.set("x-b3-sampled", flag());
        } else {
            headers.set("x-b3-flags", context.flags());
        }
        return trace;
    }

    private String b3Single() {
        String trace = trace(16, 8);
        String state = state();
        headers.set(
                "b3",
                trace + "-" + span + (state == null ? "" : "-" + state)
                        + (context.parentId() == null ? "" : "-" + context.parentId()));
        return trace;
    }

    private @Nullable String state() {
        if ("1".equals(context.flags())) {
            return "d";
        }
        return context.sampled() == null ? null : flag();
    }

    private String jaeger() {
        String trace = trace(16, 8);
        String parent = context.parentId() == null ? "0" : context.parentId();
        headers.set("uber-trace-id", trace + ":" + span + ":" + parent + (sampled ? ":01" : ":00"));
        baggage("uberctx-");
        return trace;
    }

    private String ot() {
        String trace = trace(8, 16);
        headers.set("ot-tracer-traceid", trace);
        headers.set("ot-tracer-spanid", span);
        setWhereSaid("ot-tracer-sampled");
        baggage("ot-baggage-");
        return trace;
    }

    private void baggage(String prefix) {
        context.baggage()
                .forEach((key, value) -> headers.set(
                        prefix + key,
                        URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
    }

    private String datadog() {
        String trace = new BigInteger(trace(8, 8), 16).toString();
        headers.set("x-datadog-trace-id", trace);
        headers.set("x-datadog-parent-id", new BigInteger(span, 16).toString());
        setWhereSaid("x-datadog-sampling-priority");
        return trace;
    }

    private String aws() {
        String trace = trace(16, 16);
        headers.set(
                "x-amzn-trace-id",
                String.format(
                        Locale.ROOT,
                        "Root=1-%s-%s;Parent=%s;Sampled=%s",
                        trace.substring(0, 8),
                        trace.substring(8),
                        span,
                        flag()));
        return trace;
    }

    private String gcp() {
        String trace = trace(16, 16);
        headers.set("x-cloud-trace-context", trace + "/" + new BigInteger(span, 16) + ";o=" + flag());
        return trace;
    }
}
