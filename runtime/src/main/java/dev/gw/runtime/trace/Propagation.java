package dev.gw.runtime.trace;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which formats a plugin reads and writes. Immutable.
 *
 * @param extract formats to read, the first that is there counts
 * @param clear headers to take away
 * @param inject formats to write; {@code preserve} is the one that was read
 * @param usual the format to write where none was read
 */
public record Propagation(List<String> extract, List<String> clear, List<String> inject, String usual) {
    /** The name under which a log entry finds the trace's ids among what plugins share. */
    public static final String LOGGED = "trace_id";

    private static final List<String> ALL = List.of("b3", "w3c", "jaeger", "ot", "datadog", "aws", "gcp");

    /** By {@code propagation}, else by {@code header_type} and {@code default_header_type}. */
    public static Propagation of(PluginConfig config) {
        PluginConfig own = config.record("propagation");
        String usual = Objects.requireNonNullElse(own.text("default_format"), "w3c");
        if (isSet(own, "extract") || isSet(own, "clear") || isSet(own, "inject")) {
            return new Propagation(own.strings("extract"), own.strings("clear"), own.strings("inject"), usual);
        }
        usual = Objects.requireNonNullElse(config.text("default_header_type"), usual);
        String type = Objects.requireNonNullElse(config.text("header_type"), "preserve");
        return switch (type) {
            case "preserve" -> new Propagation(ALL, List.of(), List.of("preserve"), usual);
            case "ignore" -> new Propagation(List.of(), List.of(), List.of(usual), usual);
            default -> new Propagation(ALL, List.of(), List.of("preserve", type), usual);
        };
    }

    private static boolean isSet(PluginConfig config, String field) {
        return config.fields().get(field) != null
                && !(config.fields().get(field) instanceof Scalar scalar && scalar.isNull());
    }

    /**
     * Reads the request's headers, and sets those of the upstream's.
     *
     * @param continued makes the context that goes on of the one that came; it has both ids
     */
    public void run(Exchange exchange, UnaryOperator<TraceContext> continued) {
        Headers headers = exchange.upstream().headers();
        String from = null;
        TraceContext came = null;
        for (int i = 0; came == null && i < extract.size(); i++) {
            from = extract.get(i);
            came = Extraction.of(from, headers);
        }
        TraceContext goes = continued.apply(came == null ? TraceContext.NONE : came);
        clear.forEach(headers::remove);
        List<MapNode.Entry> ids = new ArrayList<>();
        for (String format : inject) {
            String actual = format.equals("preserve") ? preserved(came == null ? null : from, goes) : format;
            String id = Injection.set(actual, headers, goes);
            String name = actual.equals("b3-single") ? "b3" : actual;
            ids.removeIf(entry -> entry.name().equals(name));
            ids.add(new MapNode.Entry(Scalar.string(name), Scalar.string(id)));
        }
        if (!ids.isEmpty()) {
            exchange.shared().put(LOGGED, MapNode.of(ids));
        }
    }

    private String preserved(@Nullable String from, TraceContext context) {
        String format = from == null ? usual : from;
        return format.equals("b3") && context.single() ? "b3-single" : format;
    }
}
