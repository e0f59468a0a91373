package dev.gw.runtime.plugin.callerlimits;

import dev.gw.runtime.observe.Metrics;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests by caller, route and status, and the scopes of callers' tokens. What clients can choose is capped. Thread-safe. */
final class CallerMetrics {
    private static final int SCOPES = 200;
    private static final List<String> REQUEST = List.of("caller", "route", "code");
    private static final List<String> SCOPE = List.of("caller", "scope");

    private final Metrics metrics;
    private final CappedWords callers = new CappedWords();
    private final CappedWords scopes = new CappedWords();

    CallerMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    void count(Caller caller, int most, String route, int status) {
        String name = utf8(callers.of(caller.name(), most));
        metrics.own("caller_requests_total", "Requests of callers", REQUEST)
                .add(List.of(name, route, Integer.toString(status)), 1);
        for (String scope : caller.scopes()) {
            metrics.own("caller_scopes_total", "Scopes of callers' tokens, by request", SCOPE)
                    .add(List.of(name, utf8(scopes.of(scope, SCOPES))), 1);
        }
    }

    private static String utf8(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
