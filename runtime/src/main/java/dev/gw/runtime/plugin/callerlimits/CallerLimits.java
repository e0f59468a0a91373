package dev.gw.runtime.plugin.callerlimits;

import dev.gw.model.Entity;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.auth.TokenClaims;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lets a caller's requests pass as long as its bucket holds some, tells the service who calls, and counts what callers do. */
final class CallerLimits implements Plugin {
    private static final String KEPT = "caller-limits";
    private static final String LIMIT = "RateLimit-Limit";
    private static final String REMAINING = "RateLimit-Remaining";

    private final String header;
    private final Limit usual;
    private final Map<String, Limit> ofTiers;
    private final int metered;
    private final Buckets buckets;
    private final CallerMetrics metrics;
    private final Clock clock;

    CallerLimits(PluginConfig config, Buckets buckets, CallerMetrics metrics, Clock clock) {
        this.header = config.string("header");
        this.usual = Limit.of(config);
        this.ofTiers = Limit.ofTiers(config);
        this.metered = config.integer("metered_callers");
        this.buckets = buckets;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        exchange.upstream().headers().remove(header);
        Caller caller = Caller.of(exchange.shared().get(TokenClaims.TOKEN));
        if (caller == null) {
            exchange.respond(ErrorAnswers.error(exchange, 401, "Unauthorized"));
            return null;
        }
        exchange.shared().put(KEPT, caller);
        exchange.upstream().headers().set(header, caller.name());
        Limit limit = ofTiers.getOrDefault(caller.id(), usual);
        Buckets.Taken taken = buckets.take(caller.name(), limit, clock.millis());
        if (taken.passes()) {
            exchange.answerHeaders().set(LIMIT, Long.toString(limit.minute()));
            exchange.answerHeaders().set(REMAINING, Long.toString(taken.left()));
        } else {
            Headers headers = new Headers()
                    .add("Retry-After", Long.toString(taken.seconds()))
                    .add(LIMIT, Long.toString(limit.minute()))
                    .add(REMAINING, "0");
            exchange.respond(ErrorAnswers.error(exchange, 429, "API rate limit exceeded", headers));
        }
        return null;
    }

    @Override
    public void log(Exchange exchange) {
        Response response = exchange.response();
        if (metered > 0 && response != null && exchange.shared().get(KEPT) instanceof Caller caller) {
            Entity route = exchange.route();
            String name = route == null ? "" : Objects.requireNonNullElse(route.name(), route.id());
            metrics.count(caller, metered, name, response.status());
        }
    }
}
