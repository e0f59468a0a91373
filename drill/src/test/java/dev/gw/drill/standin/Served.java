package dev.gw.drill.standin;

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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** A gateway with doubles around it, and a client for it. */
final class Served implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final GatewayServer server;

    Served(Bundle bundle, Doubles doubles) {
        ListenAddress any = ListenAddress.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Listeners listeners = new Listeners(List.of(any), List.of(), List.of());
        server =
                GatewayServer.start(bundle, PluginTypes.all(), listeners, 1, List.of(), GatewaySettings.USUAL, doubles);
    }

    static StandInTls tls() {
        return new StandInTls(Clock.systemUTC(), new SecureRandom());
    }

    static Bundle bundle(String yaml) {
        MapNode document = (MapNode)
                DocumentReader.read(SourceFile.of("kong.yml", yaml), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
        Outcome outcome = DeclarativeCheck.check(document, CheckSettings.defaults());
        assertThat(outcome.isAccepted()).isTrue();
        return new Bundle(outcome.document(), outcome.entities());
    }

    GatewayServer server() {
        return server;
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.proxyPorts().get(0) + path));
    }

    @Override
    public void close() {
        server.close();
    }
}
