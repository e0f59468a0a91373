package dev.gw.runtime.plugin;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.exchange.RouteMatch;
import dev.gw.runtime.exchange.Timings;
import dev.gw.runtime.exchange.UpstreamRequest;
import dev.gw.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * A plugin at work on requests without a network. The configuration has a service and a route of its own; a test adds
 * the plugin, and consumers where it needs them.
 */
public final class PluginFixture {
    /** What the clock of a fixture shows unless a test says otherwise. */
    public static final Instant NOW = Instant.parse("2026-11-21T02:05:05Z");

    /** The id of every exchange. */
    public static final String ID = "0123456789abcdef0123456789abcdef";

    private static final String BASE = """
            _format_version: "3.0"
            services:
            - name: s
              url: http://127.0.0.1:1
              routes:
              - name: r
                paths: ["/"]
            """;

    private final Bundle bundle;
    private final Plugin plugin;

    private PluginFixture(Bundle bundle, Plugin plugin) {
        this.bundle = bundle;
        this.plugin = plugin;
    }

    /** A plugin with its default time and nothing from before. */
    public static PluginFixture of(PluginType type, String yaml) {
        return of(type, yaml, Clock.fixed(NOW, ZoneOffset.UTC), new PluginState());
    }

    /**
     * The first plugin of a configuration.
     *
     * @param yaml what the configuration has besides a service and a route, or overrides of its head
     * @param state what outlives a reload
     */
    public static PluginFixture of(PluginType type, String yaml, Clock clock, PluginState state) {
        SourceFile file = SourceFile.of("kong.yml", BASE + yaml);
        Diagnostics problems = new Diagnostics();
        MapNode config = (MapNode) DocumentReader.read(file, DocumentReader.Dialect.KONG, problems)
                .orElseThrow(() -> new IllegalArgumentException(yaml));
        Outcome outcome = DeclarativeCheck.check(config, CheckSettings.defaults());
        if (!outcome.isAccepted()) {
            throw new IllegalArgumentException(String.valueOf(outcome));
        }
        Bundle bundle = new Bundle(outcome.document(), outcome.entities());
        Entity entity = bundle.all(EntityKind.PLUGINS).get(0);
        return new PluginFixture(bundle, type.create(entity, new PluginContext(bundle, clock, new Random(39), state)));
    }

    /** The plugin under test. */
    public Plugin plugin() {
        return plugin;
    }

    /** An exchange that has found the route and has run no plugin yet. */
    public Exchange exchange(String method, String target, String body, String... namesAndValues) {
        Headers headers = new Headers().add("Host", "gateway.test");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        Request request = new Request(
                method,
                target,
                target.split("\\?", 2)[0],
                Request.HttpVersion.HTTP_1_1,
                headers,
                "gateway.test",
                "gateway.test",
                new Request.Connection(1, 1, "127.0.0.1", 40_000, "127.0.0.1", 8000, false, null));
        byte[] octets = body.getBytes(StandardCharsets.ISO_8859_1);
        Exchange exchange = new Exchange(
                request, ID, new Timings(NOW.toEpochMilli(), 1), () -> CompletableFuture.completedFuture(octets));
        exchange.routed(
                RouteMatch.ofPrefix("/"),
                bundle.all(EntityKind.ROUTES).get(0),
                bundle.all(EntityKind.SERVICES).get(0),
                new UpstreamRequest(method, String.valueOf(request.path()), request.query(), headers.copy()));
        return exchange;
    }

    /** Runs the access phase over an exchange, to its end. */
    public Exchange access(Exchange exchange) {
        var wait = plugin.access(exchange);
        if (wait != null) {
            wait.toCompletableFuture().join();
        }
        return exchange;
    }

    /** Sends a request through the access phase. */
    public Exchange ask(String method, String target, String body, String... namesAndValues) {
        return access(exchange(method, target, body, namesAndValues));
    }

    /** The same for GET without a body. */
    public Exchange get(String target, String... namesAndValues) {
        return ask("GET", target, "", namesAndValues);
    }

    /** Status and body of an exchange's answer, the body on one line; "passed" where there is none yet. */
    public static String answer(Exchange exchange) {
        Response response = exchange.response();
        if (response == null) {
            return "passed";
        }
        String body = new String(Objects.requireNonNull(response.body()), StandardCharsets.UTF_8);
        return response.status() + " " + body.replaceAll("\\s*\\n\\s*", "");
    }

    /** What a Kong-style JSON error says: status and message. */
    public static String error(int status, String message) {
        return status + " {\"message\":\"" + message + "\",\"request_id\":\"" + ID + "\"}";
    }
}
