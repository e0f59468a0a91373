package dev.gw.runtime.llm;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.listen.Listeners;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A gateway whose only route has plugins under test, before a service. */
public final class ServedPlugin implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final GatewayServer server;

    /**
     * Starts it.
     *
     * @param types plugins that take the place of the usual ones of their names
     * @param servicePort where the service listens
     * @param plugins the configuration's plugins, YAML
     */
    public ServedPlugin(List<PluginType> types, int servicePort, String plugins) {
        this(types, "127.0.0.1:" + servicePort, plugins, Doubles.NONE);
    }

    /**
     * Starts it.
     *
     * @param service host and port of the service
     * @param doubles what stands in for the world around
     */
    public ServedPlugin(List<PluginType> types, String service, String plugins, Doubles doubles) {
        String yaml = """
                _format_version: "3.0"
                services:
                - name: s
                  url: http://%s/base
                  routes:
                  - name: r
                    paths: ["/", "~/model/(?<name>[^/]+)$"]
                plugins:
                """.formatted(service) + plugins;
        MapNode config = (MapNode)
                DocumentReader.read(SourceFile.of("kong.yml", yaml), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
        Outcome outcome = DeclarativeCheck.check(config, CheckSettings.defaults());
        if (!outcome.isAccepted()) {
            throw new IllegalArgumentException(String.valueOf(outcome));
        }
        Map<String, PluginType> all = new HashMap<>(PluginTypes.all());
        types.forEach(type -> all.put(type.name(), type));
        ListenAddress any = ListenAddress.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server = GatewayServer.start(
                new Bundle(outcome.document(), outcome.entities()),
                all,
                new Listeners(List.of(any), List.of(), List.of()),
                1,
                List.of(),
                GatewaySettings.USUAL,
                doubles);
    }

    /** The answer to a body of JSON. */
    public HttpResponse<String> post(String target, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.proxyPorts().get(0) + target))
                .POST(BodyPublishers.ofString(body));
        request.header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.close();
    }
}
