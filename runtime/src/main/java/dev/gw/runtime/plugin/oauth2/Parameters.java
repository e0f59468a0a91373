package dev.gw.runtime.plugin.oauth2;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.plugin.ParsedBody;
import dev.gw.runtime.plugin.auth.Octets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The arguments of a request: those of its query, over which those of its body win. Immutable. */
final class Parameters {
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final Map<String, Object> values;

    private Parameters(Map<String, Object> values) {
        this.values = values;
    }

    /** Those of a request; its body is read only where its method usually has one. */
    static CompletionStage<Parameters> of(Exchange exchange) {
        Map<String, Object> values = ParsedBody.arguments(exchange.query());
        if (!WITH_BODY.contains(exchange.upstream().method())) {
            return CompletableFuture.completedFuture(new Parameters(values));
        }
        return exchange.body().thenApply(body -> {
            values.putAll(ParsedBody.of(exchange, body).fields());
            return new Parameters(values);
        });
    }

    /** A text; null where there is none. */
    @Nullable
    String get(String name) {
        return values.get(name) instanceof String text ? Octets.utf8(text) : null;
    }
}
