package dev.gw.runtime.lua;

import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.plugin.PluginFixture;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.plugin.prefunction.PreFunctionType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Functions of a pre-function plugin, run over a request without a network. */
final class Snippet {
    private final Map<String, List<String>> phases = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();
    private LuaSettings.Trust trust = LuaSettings.Trust.SANDBOX;
    private List<String> requires = List.of();
    private List<String> environment = List.of();
    private final Map<String, String> configuration = new HashMap<>();
    private String more = "";

    private Snippet() {}

    static Snippet access(String... code) {
        return new Snippet().in("access", code);
    }

    Snippet in(String phase, String... code) {
        phases.put(phase, List.of(code));
        return this;
    }

    Snippet trusted() {
        trust = LuaSettings.Trust.ON;
        return this;
    }

    Snippet trust(LuaSettings.Trust other) {
        trust = other;
        return this;
    }

    Snippet requiring(String... modules) {
        requires = List.of(modules);
        return this;
    }

    Snippet seeing(String... names) {
        environment = List.of(names);
        return this;
    }

    /** Sets what Kong's own configuration says. */
    Snippet configured(String name, String value) {
        configuration.put(name, value);
        return this;
    }

    /** Adds entities to the configuration. */
    Snippet with(String yaml) {
        more = yaml;
        return this;
    }

    List<String> log() {
        return log;
    }

    /** The plugin, ready to be asked several times. */
    PluginFixture fixture() {
        StringBuilder yaml = new StringBuilder("plugins:\n- name: pre-function\n  config:\n");
        phases.forEach((phase, chunks) -> {
            yaml.append("    ").append(phase).append(":\n");
            for (String chunk : chunks) {
                yaml.append("    - |\n");
                chunk.lines().forEach(line -> yaml.append("      ").append(line).append('\n'));
            }
        });
        LuaSettings settings = new LuaSettings(trust, requires, environment, configuration, List.of(), 8, log::add);
        return PluginFixture.of(
                new PreFunctionType(settings),
                yaml + more,
                Clock.fixed(PluginFixture.NOW, ZoneOffset.UTC),
                new PluginState());
    }

    /** Sends a request through the access phase; what comes of it. */
    Exchange ask(String method, String target, String body, String... headers) {
        return fixture().ask(method, target, body, headers);
    }

    Exchange get(String target, String... headers) {
        return ask("GET", target, "", headers);
    }

    /** What a Lua expression is, as tostring shows it. */
    static String value(String expression, String... headers) {
        return evaluated(access("return kong.response.exit(200, tostring(" + expression + "))"), headers);
    }

    /** The body that a snippet answers with. */
    static String evaluated(Snippet snippet, String... headers) {
        Exchange exchange = snippet.get("/path/x?a=1&b=two%20words&c&a=3", headers);
        Response response = exchange.response();
        return response == null ? "passed" : body(response);
    }

    static String body(Response response) {
        return new String(Objects.requireNonNull(response.body()), StandardCharsets.UTF_8);
    }

    /** Runs the header and body phases over an upstream's answer; the body that comes out. */
    static String answered(PluginFixture fixture, Exchange exchange, int status, Headers headers, String body) {
        exchange.respond(Response.service(status, "OK", headers));
        fixture.plugin().headerFilter(exchange);
        Response response = Objects.requireNonNull(exchange.response());
        byte[] octets = response.transformed(body.getBytes(StandardCharsets.UTF_8));
        return new String(octets, StandardCharsets.UTF_8);
    }
}
