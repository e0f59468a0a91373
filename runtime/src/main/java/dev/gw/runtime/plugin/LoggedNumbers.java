package dev.gw.runtime.plugin;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Timings;
import java.util.OptionalLong;
import java.util.Set;

/** What a request that has ended measures, by the names that plugins for metrics have for it. */
public final class LoggedNumbers {
    private static final Set<String> OF_STREAMS = Set.of("kong_latency", "request_count");

    private LoggedNumbers() {}

    /** The number of a metric; empty where it has none, as the latency of an upstream that was not asked, or the size of a session. */
    public static OptionalLong of(Exchange exchange, String metric) {
        Timings timings = exchange.timings();
        boolean proxied = timings.isProxied();
        if (exchange.session() != null && !OF_STREAMS.contains(metric)) {
            return OptionalLong.empty();
        }
        return switch (metric) {
            case "request_size" -> OptionalLong.of(exchange.traffic().received());
            case "response_size" -> OptionalLong.of(exchange.traffic().sent());
            case "latency" -> OptionalLong.of(timings.totalMillis());
            case "upstream_latency" -> proxied ? OptionalLong.of(timings.upstreamMillis()) : OptionalLong.empty();
            case "kong_latency" -> OptionalLong.of(proxied ? timings.proxyMillis() : timings.totalMillis());
            case "request_count" -> OptionalLong.of(1);
            default -> OptionalLong.empty();
        };
    }

    /** The name that a metric is sent under: {@code request.size}. */
    public static String name(String metric) {
        return metric.startsWith("request_") || metric.startsWith("response_") ? metric.replace('_', '.') : metric;
    }

    /** How a kind of metric is abbreviated. */
    public static String kind(String statType) {
        return switch (statType) {
            case "gauge" -> "g";
            case "counter" -> "c";
            case "timer" -> "ms";
            case "histogram" -> "h";
            case "meter" -> "m";
            case "set" -> "s";
            default -> "d";
        };
    }
}
