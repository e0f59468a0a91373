package dev.gw.runtime.lua;

import com.sun.net.httpserver.HttpServer;
import dev.gw.model.Bundle;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.listen.Listeners;
import dev.gw.runtime.plugin.LuaTwin;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.settings.GatewaySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway with Lua plugins on ports of its own, before an upstream that tells the request it got. */
final class LuaServer implements AutoCloseable {
    private final HttpServer upstream;
    private final GatewayServer server;
    private final List<String> log = new CopyOnWriteArrayList<>();

    /**
     * Starts it.
     *
     * @param plugins Lua files of plugins, by plugin and by name without ending
     * @param yaml the plugins of the configuration; {@code %d} in it stands for the upstream's port
     */
    LuaServer(Map<String, Map<String, String>> plugins, String yaml) throws IOException {
        this(plugins, yaml, Set.of());
    }

    /**
     * The same, but some plugins are run by gw itself and not by their Lua.
     *
     * @param without their names
     */
    LuaServer(Map<String, Map<String, String>> plugins, String yaml, Set<String> without) throws IOException {
        this(plugins, yaml, without, 1);
    }

    /** The same on several event loops. */
    LuaServer(Map<String, Map<String, String>> plugins, String yaml, Set<String> without, int loops)
            throws IOException {
        upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.createContext("/", exchange -> {
            StringBuilder told = new StringBuilder(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n");
            exchange.getRequestHeaders()
                    .forEach((name, values) ->
                            told.append(name).append(": ").append(values).append('\n'));
            told.append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = told.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("X-Upstream", "yes");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        upstream.start();
        PluginFolders folders = new PluginFolders(plugins);
        Bundle bundle = folders.bundle(config(yaml.replace("%d", Integer.toString(upstreamPort()))));
        ListenAddress any = ListenAddress.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server = GatewayServer.start(
                bundle,
                folders.types(bundle, log::add, without),
                new Listeners(List.of(any), List.of(any), List.of()),
                loops,
                List.of(),
                GatewaySettings.USUAL,
                Doubles.NONE);
    }

    /** A plugin that gw brings, run by its Lua or by gw itself. */
    static LuaServer of(LuaTwin plugin, boolean lua, String yaml) throws IOException {
        Map<String, String> files = new HashMap<>();
        plugin.files().forEach((name, text) -> files.put(name.replace(".lua", ""), text));
        return new LuaServer(Map.of(plugin.name(), files), yaml, lua ? Set.of() : Set.of(plugin.name()));
    }

    int upstreamPort() {
        return upstream.getAddress().getPort();
    }

    List<String> log() {
        return log;
    }

    private String config(String plugins) {
        return """
                _format_version: "3.0"
                services:
                - name: s
                  url: http://127.0.0.1:%d
                  routes:
                  - name: r
                    paths: ["/"]
                """.formatted(upstreamPort()) + plugins;
    }

    HttpResponse<String> get(String target, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.proxyPorts().get(0) + target));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String target, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.proxyPorts().get(0) + target))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    String metrics() throws IOException, InterruptedException {
        URI place = URI.create("http://127.0.0.1:" + server.adminPorts().get(0) + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(place).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Loads another configuration through the Admin API. */
    HttpResponse<String> load(String plugins) throws IOException, InterruptedException {
        URI place = URI.create("http://127.0.0.1:" + server.adminPorts().get(0) + "/config");
        HttpRequest request = HttpRequest.newBuilder(place)
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(config(plugins)))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** A request to the Admin API, with a body of JSON unless it is empty. */
    HttpResponse<String> admin(String method, String path, String json) throws IOException, InterruptedException {
        URI place = URI.create("http://127.0.0.1:" + server.adminPorts().get(0) + path);
        HttpRequest request = HttpRequest.newBuilder(place)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.close();
        upstream.stop(0);
    }
}
