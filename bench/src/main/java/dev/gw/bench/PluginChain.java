package dev.gw.bench;

import dev.gw.model.Bundle;
import dev.gw.model.EntityKind;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.exchange.RouteMatch;
import dev.gw.runtime.exchange.Timings;
import dev.gw.runtime.exchange.UpstreamRequest;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginChains;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginSlot;
import dev.gw.runtime.plugin.PluginState;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A request's way through the phases of its plugins, without the network; {@code none} is the exchange alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PluginChain {
    private static final String SERVICE = """
            consumers:
            - {username: somebody, keyauth_credentials: [{key: some-key}]}
            services:
            - name: s
              url: http://127.0.0.1:1
              routes:
              - {name: r, paths: ["/"]}
            """;
    private static final String ID = "0123456789abcdef0123456789abcdef";

    /** What runs: one plugin, all four, or none. */
    @Param({"none", "key-auth", "rate-limiting", "correlation-id", "prometheus", "all"})
    private String plugins = "";

    private final PluginState state = new PluginState();
    private final PluginState shared = new PluginState();
    private Bundle bundle = Configuration.bundle(SERVICE);
    private List<PluginSlot> chain = List.of();

    @Setup
    public void prepare() {
        String configured = configured("key-auth", "{}")
                + configured("rate-limiting", "{minute: 2000000000, policy: local}")
                + configured("correlation-id", "{header_name: X-Id, generator: uuid#counter, echo_downstream: true}")
                + configured("prometheus", "{per_consumer: true, status_code_metrics: true, latency_metrics: true}");
        bundle = Configuration.bundle(SERVICE + (configured.isEmpty() ? "" : "plugins:\n" + configured));
        PluginContext context = new PluginContext(bundle, Clock.systemUTC(), new Random(1), state, shared, 0);
        chain = new PluginChains(bundle, PluginTypes.all(), context)
                .of(bundle.all(EntityKind.ROUTES).get(0).id());
    }

    private String configured(String name, String config) {
        boolean runs = plugins.equals(name) || plugins.equals("all");
        return runs ? "- name: " + name + "\n  config: " + config + "\n" : "";
    }

    @TearDown
    public void letGo() {
        state.close();
        shared.close();
    }

    @Benchmark
    public Exchange request() {
        Exchange exchange = exchange();
        for (PluginSlot slot : chain) {
            Plugin plugin = select(slot, exchange);
            if (plugin != null && plugin.access(exchange) != null) {
                throw new IllegalStateException(slot.name() + " waits");
            }
        }
        if (exchange.response() != null) {
            throw new IllegalStateException("a plugin has answered");
        }
        exchange.upstreamStatus(200);
        exchange.respond(Response.service(200, "OK", new Headers().add("Content-Length", "100")));
        for (PluginSlot slot : chain) {
            Plugin plugin = select(slot, exchange);
            if (plugin != null) {
                plugin.headerFilter(exchange);
            }
        }
        for (PluginSlot slot : chain) {
            Plugin plugin = select(slot, exchange);
            if (plugin != null) {
                plugin.log(exchange);
            }
        }
        return exchange;
    }

    private static @Nullable Plugin select(PluginSlot slot, Exchange exchange) {
        Identity identity = exchange.identity();
        return slot.select(identity == null ? null : identity.consumerId());
    }

    private Exchange exchange() {
        Headers headers = new Headers().add("Host", "gateway.test").add("apikey", "some-key");
        Request request = new Request(
                "GET",
                "/path",
                "/path",
                Request.HttpVersion.HTTP_1_1,
                headers,
                "gateway.test",
                "gateway.test",
                new Request.Connection(1, 1, "127.0.0.1", 40_000, "127.0.0.1", 8000, false, null));
        Exchange exchange = new Exchange(
                request,
                ID,
                new Timings(System.currentTimeMillis(), 1),
                () -> CompletableFuture.completedFuture(new byte[0]));
        exchange.routed(
                RouteMatch.ofPrefix("/"),
                bundle.all(EntityKind.ROUTES).get(0),
                bundle.all(EntityKind.SERVICES).get(0),
                new UpstreamRequest("GET", "/path", null, headers.copy()));
        return exchange;
    }
}
