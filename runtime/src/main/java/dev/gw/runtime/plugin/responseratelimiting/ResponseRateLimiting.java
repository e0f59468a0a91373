package dev.gw.runtime.plugin.responseratelimiting;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.OwnFields;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.limit.Caller;
import dev.gw.runtime.limit.CounterKey;
import dev.gw.runtime.limit.CounterStore;
import dev.gw.runtime.limit.LuaNumbers;
import dev.gw.runtime.limit.Quota;
import dev.gw.runtime.limit.Subject;
import dev.gw.runtime.limit.Window;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts what the upstream's answers say they used, and keeps back those that go beyond a limit. */
final class ResponseRateLimiting implements Plugin {
    private static final String USAGE = "response-ratelimiting usage";

    private final Map<String, Map<Window, Double>> limits;
    private final String scope;
    private final CounterStore store;
    private final Clock clock;
    private final String header;
    private final String limitBy;
    private final boolean blockOnFirst;
    private final boolean faultTolerant;
    private final boolean silent;

    ResponseRateLimiting(PluginConfig config, String scope, CounterStore store, Clock clock) {
        this.limits = limits(config.record("limits").fields());
        this.scope = scope;
        this.store = store;
        this.clock = clock;
        header = config.string("header_name");
        limitBy = config.string("limit_by");
        blockOnFirst = config.isTrue("block_on_first_violation");
        faultTolerant = config.isTrue("fault_tolerant");
        silent = config.isTrue("hide_client_headers");
    }

    private static Map<String, Map<Window, Double>> limits(MapNode byName) {
        Map<String, Map<Window, Double>> found = new LinkedHashMap<>();
        for (MapNode.Entry entry : byName.entries()) {
            Map<Window, Double> windows = new LinkedHashMap<>();
            for (Window window : Window.values()) {
                if (entry.value() instanceof MapNode map
                        && map.get(window.word()) instanceof Scalar number
                        && number.isNumber()) {
                    windows.put(window, number.number());
                }
            }
            found.put(entry.key().text(), windows);
        }
        return found;
    }

    @Override
    public @Nullable CompletionStage<?> access(Exchange exchange) {
        if (limits.isEmpty()) {
            return null;
        }
        long now = clock.millis();
        Subject subject = new Subject(scope, identifier(exchange));
        List<Quota> quotas = new ArrayList<>();
        limits.forEach((name, windows) -> windows.forEach(
                (window, limit) -> quotas.add(new Quota(CounterKey.at(now, subject, name, window), limit))));
        CompletableFuture<double[]> counted =
                store.read(quotas.stream().map(Quota::key).toList()).toCompletableFuture();
        if (counted.isDone() && !counted.isCompletedExceptionally()) {
            look(exchange, new Usage(subject, now, quotas, counted.join()));
            return null;
        }
        return counted.handleAsync(
                (numbers, problem) -> {
                    if (problem == null) {
                        look(exchange, new Usage(subject, now, quotas, numbers));
                    } else if (!faultTolerant) {
                        exchange.respond(ErrorAnswers.error(exchange, 500, "An unexpected error occurred"));
                    }
                    return null;
                },
                exchange.loop());
    }

    private String identifier(Exchange exchange) {
        return switch (limitBy) {
            case "consumer" -> Caller.consumer(exchange);
            case "credential" -> Caller.credential(exchange);
            default -> Caller.address(exchange);
        };
    }

    private void look(Exchange exchange, Usage usage) {
        Map<String, Double> least = new LinkedHashMap<>();
        for (int i = 0; i < usage.quotas().size(); i++) {
            String name = usage.quotas().get(i).key().name();
            if (blockOnFirst && usage.left(i) == 0) {
                String message = "API rate limit exceeded for '" + name + "'";
                exchange.respond(ErrorAnswers.error(exchange, 429, message));
                return;
            }
            least.merge(name, usage.left(i), Math::min);
        }
        least.forEach((name, left) ->
                exchange.answerHeaders().set("X-RateLimit-Remaining-" + OwnFields.name(name), LuaNumbers.text(left)));
        exchange.shared().put(USAGE, usage);
    }

    @Override
    public void headerFilter(Exchange exchange) {
        Response response = exchange.response();
        if (response == null || !(exchange.shared().get(USAGE) instanceof Usage usage)) {
            return;
        }
        boolean counts = response.source() == Response.Source.SERVICE;
        Map<String, Double> increments =
                Increments.parse(counts ? response.headers().get(header) : null, limits.keySet());
        if (!silent) {
            tell(response.headers(), usage, increments);
        }
        response.headers().remove(header);
        if (usage.isExceededBy(increments)) {
            exchange.respond(Response.exit(429, response.headers(), new byte[0]));
        } else {
            // Kong counts when the answer is out; here the client's next request must not come first
            increments.forEach((name, amount) -> count(usage, name, amount));
        }
    }

    private static void tell(Headers headers, Usage usage, Map<String, Double> increments) {
        for (int i = 0; i < usage.quotas().size(); i++) {
            Quota quota = usage.quotas().get(i);
            String which = OwnFields.name(quota.key().name()) + "-"
                    + quota.key().window().word();
            double left = usage.left(i) - increments.getOrDefault(quota.key().name(), 0.0);
            headers.set("X-RateLimit-Limit-" + which, LuaNumbers.text(quota.limit()));
            headers.set("X-RateLimit-Remaining-" + which, LuaNumbers.text(Math.max(0, left)));
        }
    }

    /** Counts in all windows, also those without a limit: one that a reload brings finds what was counted before. */
    private void count(Usage usage, String name, double amount) {
        if (amount != 0) {
            store.add(
                    Stream.of(Window.values())
                            .map(window -> CounterKey.at(usage.now(), usage.subject(), name, window))
                            .toList(),
                    amount);
        }
    }
}
