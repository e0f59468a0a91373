package dev.gw.runtime.plugin.opentelemetry;

import dev.gw.runtime.trace.Span;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The messages of OpenTelemetry's protocol for traces, as far as a gateway's spans need them. */
final class Otlp {
    private static final int ERROR = 2;
    private static final int TRACE = 16;
    private static final int SPAN = 8;

    private Otlp() {}

    /**
     * A request to take spans.
     *
     * @param spans messages of one span each, one character per octet
     * @param resource what sends them, by attribute
     */
    static byte[] export(List<String> spans, Map<String, String> resource) {
        Protobuf attributes = new Protobuf();
        resource.forEach((name, value) -> attributes.message(1, attribute(name, value)));
        Protobuf scope = new Protobuf()
                .message(1, new Protobuf().text(1, "kong-internal").text(2, "0.1.0"));
        spans.forEach(span -> scope.bytes(2, span.getBytes(StandardCharsets.ISO_8859_1)));
        return new Protobuf()
                .message(1, new Protobuf().message(1, attributes).message(2, scope))
                .bytes();
    }

    /** A span's message, one character per octet. */
    static String span(String trace, Span span) {
        Protobuf message = new Protobuf().bytes(1, id(trace, TRACE)).bytes(2, id(span.id(), SPAN));
        if (span.parent() != null) {
            message.bytes(4, id(span.parent(), SPAN));
        }
        message.text(5, span.name())
                .number(6, kind(span.kind()))
                .fixed(7, span.startNanos())
                .fixed(8, span.endNanos());
        span.tags().forEach((name, value) -> message.message(9, attribute(name, value)));
        if (span.isFailed()) {
            message.message(15, new Protobuf().number(3, ERROR));
        }
        return new String(message.bytes(), StandardCharsets.ISO_8859_1);
    }

    /** An id in the size that it has in this protocol: others' may be shorter or longer. */
    private static byte[] id(String hex, int size) {
        byte[] given = HexFormat.of().parseHex(hex);
        byte[] octets = new byte[size];
        int taken = Math.min(size, given.length);
        System.arraycopy(given, given.length - taken, octets, size - taken, taken);
        return octets;
    }

    private static int kind(Span.Kind kind) {
        return switch (kind) {
            case INTERNAL -> 1;
            case SERVER -> 2;
            case CLIENT -> 3;
        };
    }

    /** Numbers are of floating point, but for the status; so they are in Kong. */
    private static Protobuf attribute(String name, Object value) {
        Protobuf any = new Protobuf();
        if (value instanceof Boolean truth) {
            any.number(2, truth ? 1 : 0);
        } else if (value instanceof Number number && name.equals("http.status_code")) {
            any.number(3, number.longValue());
        } else if (value instanceof Number number) {
            any.fixed(4, Double.doubleToLongBits(number.doubleValue()));
        } else {
            any.text(1, String.valueOf(value));
        }
        return new Protobuf().text(1, name).message(2, any);
    }
}
