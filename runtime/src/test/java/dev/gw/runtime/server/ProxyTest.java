package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.runtime.Gateway;
import dev.gw.runtime.balance.Surroundings;
import dev.gw.runtime.upstream.UpstreamClient;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTest {
    private static final int BIG = 5_000_000;

    private final Transport transport = Transport.start(1);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HttpServer upstream;
    private Gateway gateway;
    private Listener listener;

    @BeforeEach
    void start() throws IOException {
        upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String answer = body.length + " " + exchange.getRequestHeaders().get("Content-Length") + " "
                    + exchange.getRequestHeaders().get("Transfer-Encoding");
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        upstream.start();
        Clock clock = Clock.systemUTC();
        Random random = new Random(1);
        Surroundings around = Surroundings.on(
                transport.loops(),
                transport.clientType(),
                transport.datagramType(),
                ForkJoinPool.commonPool(),
                clock,
                random);
        gateway = new Gateway(new Bundle(MapNode.empty(), List.of()), clock, random, around);
        listener = Listener.bind(
                transport,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new ProxyHandler(
                        gateway::snapshot, clock, random, loop -> new UpstreamClient(loop, transport.clientType())));
    }

    @AfterEach
    void stop() {
        listener.close();
        upstream.stop(0);
        transport.loops().shutdownGracefully();
    }

    @Test
    void aSmallBodyGoesWithItsLength() throws Exception {
        serve("routes: [{paths: [/]}]");
        assertThat(post(BodyPublishers.ofString("abc")).body()).isEqualTo("3 [3] null");
    }

    @Test
    void aBigBodyIsStreamedWithItsLength() throws Exception {
        serve("routes: [{paths: [/]}]");
        assertThat(post(BodyPublishers.ofByteArray(new byte[BIG])).body()).isEqualTo(BIG + " [" + BIG + "] null");
    }

    @Test
    void aSmallChunkedBodyIsCollectedAndGetsALength() throws Exception {
        serve("routes: [{paths: [/]}]");
        assertThat(post(chunked(10_000)).body()).isEqualTo("10000 [10000] null");
    }

    @Test
    void aBigChunkedBodyStaysChunked() throws Exception {
        serve("routes: [{paths: [/]}]");
        assertThat(post(chunked(BIG)).body()).isEqualTo(BIG + " null [chunked]");
    }

    @Test
    void withoutRequestBufferingASmallChunkedBodyStaysChunked() throws Exception {
        serve("routes: [{paths: [/], request_buffering: false}]");
        assertThat(post(chunked(1000)).body()).isEqualTo("1000 null [chunked]");
    }

    @Test
    void aClientWithoutTheCookieGetsOne() throws Exception {
        load("""
                _format_version: "3.0"
                upstreams:
                - {name: pool, hash_on: cookie, hash_on_cookie: stick, targets: [{target: "127.0.0.1:%d"}]}
                services: [{name: s, host: pool, routes: [{paths: [/]}]}]
                """.formatted(upstream.getAddress().getPort()));
        assertThat(post(BodyPublishers.noBody()).headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(
                        cookie -> assertThat(cookie).matches("stick=[0-9a-f-]{36}; Path=/; Same-Site=Lax; HttpOnly"));
    }

    @Test
    void aTargetTakenOutByHandLeavesNobody() throws Exception {
        load("""
                _format_version: "3.0"
                upstreams:
                - name: pool
                  targets: [{target: "127.0.0.1:%d"}]
                  healthchecks: {passive: {unhealthy: {http_failures: 1}}}
                services: [{name: s, host: pool, routes: [{paths: [/]}]}]
                """.formatted(upstream.getAddress().getPort()));
        assertThat(post(BodyPublishers.noBody()).statusCode()).isEqualTo(200);
        gateway.upstreams()
                .find("pool")
                .setHealth("127.0.0.1", upstream.getAddress().getPort(), null, false);
        HttpResponse<String> refused = post(BodyPublishers.noBody());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("failure to get a peer from the ring-balancer");
    }

    private static BodyPublisher chunked(int size) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(new byte[size]));
    }

    private HttpResponse<String> post(BodyPublisher body) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + listener.port() + "/");
        return client.send(HttpRequest.newBuilder(uri).POST(body).build(), BodyHandlers.ofString());
    }

    private void serve(String routes) {
        load("""
                _format_version: "3.0"
                services:
                - url: http://127.0.0.1:%d
                  %s
                """.formatted(upstream.getAddress().getPort(), routes));
    }

    private void load(String yaml) {
        MapNode document = (MapNode)
                DocumentReader.read(SourceFile.of("kong.yml", yaml), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
        Outcome outcome = DeclarativeCheck.check(document, CheckSettings.defaults());
        assertThat(outcome.isAccepted()).isTrue();
        gateway.load(new Bundle(outcome.document(), outcome.entities()));
    }
}
