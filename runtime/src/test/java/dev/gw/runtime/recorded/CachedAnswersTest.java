package dev.gw.runtime.recorded;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import org.junit.jupiter.api.Test;

/** What proxy-cache keeps can be looked at, and forgotten, on the Admin API. */
class CachedAnswersTest {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void aCachedAnswerIsShownUntilItIsPurged() throws Exception {
        try (EchoUpstream upstream = new EchoUpstream("u");
                GatewayServer server = serve(upstream.port())) {
            String proxy = "http://127.0.0.1:" + server.proxyPorts().get(0) + "/x";
            String cache = "http://127.0.0.1:" + server.adminPorts().get(0) + "/proxy-cache";
            String key = send("GET", proxy).headers().firstValue("X-Cache-Key").orElseThrow();

            assertThat(send("GET", cache + "/" + key).body()).contains("\"status\":200", "\"body_len\":");
            assertThat(send("DELETE", cache + "/" + key).statusCode()).isEqualTo(204);
            HttpResponse<String> gone = send("GET", cache + "/" + key);
            assertThat(gone.statusCode()).isEqualTo(404);
            assertThat(gone.body()).contains("<h1>404 Not Found</h1>");

            assertThat(send("GET", proxy).headers().firstValue("X-Cache-Status"))
                    .hasValue("Miss");
            assertThat(send("GET", proxy).headers().firstValue("X-Cache-Status"))
                    .hasValue("Hit");
            assertThat(send("DELETE", cache).statusCode()).isEqualTo(204);
            assertThat(send("GET", proxy).headers().firstValue("X-Cache-Status"))
                    .hasValue("Miss");
            assertThat(send("GET", cache).statusCode()).isEqualTo(405);
        }
    }

    private HttpResponse<String> send(String method, String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(method, BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static GatewayServer serve(int port) {
        String yaml = """
                _format_version: "3.0"
                services:
                  - name: s
                    url: http://127.0.0.1:%d
                    routes: [{name: r, paths: [/x]}]
                    plugins: [{name: proxy-cache, config: {strategy: memory, content_type: ["application/json"]}}]
                """.formatted(port);
        MapNode document = (MapNode)
                DocumentReader.read(SourceFile.of("kong.yml", yaml), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
        Outcome outcome = DeclarativeCheck.check(document, CheckSettings.defaults());
        ListenAddress any = ListenAddress.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return GatewayServer.start(
                new Bundle(outcome.document(), outcome.entities()),
                PluginTypes.all(),
                new Listeners(List.of(any), List.of(any), List.of()),
                1,
                List.of(),
                GatewaySettings.USUAL,
                Doubles.NONE);
    }
}
