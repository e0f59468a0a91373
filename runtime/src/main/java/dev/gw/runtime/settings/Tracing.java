package dev.gw.runtime.settings;

import java.util.Set;

/**
 * Which spans the gateway makes of requests, for plugins that send them. Immutable.
 *
 * @param instrumentations {@code request}, {@code balancer}, {@code router} and others, or {@code all}; none for no spans
 * @param samplingRate the share of traces that are sent, 0 to 1
 */
public record Tracing(Set<String> instrumentations, double samplingRate) {
    /** Kong's default: nothing. */
    public static final Tracing OFF = new Tracing(Set.of(), 0.01);

    public Tracing {
        instrumentations = Set.copyOf(instrumentations);
    }

    /** Whether there are spans at all. */
    public boolean isOn() {
        return !instrumentations.isEmpty();
    }

    /** Whether there are spans of a sort. */
    public boolean has(String instrumentation) {
        return instrumentations.contains("all") || instrumentations.contains(instrumentation);
    }
}
