package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gw.runtime.balance.TargetHealth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTest {
    private static final int BIG = 5_000_000;

    private final RunningProxy proxy = new RunningProxy();
    private HttpServer upstream;

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
    }

    @AfterEach
    void stop() {
        proxy.close();
        upstream.stop(0);
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
        proxy.load("""
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
        proxy.load("""
                _format_version: "3.0"
                upstreams:
                - name: pool
                  targets: [{target: "127.0.0.1:%d"}]
                  healthchecks: {passive: {unhealthy: {http_failures: 1}}}
                services: [{name: s, host: pool, routes: [{paths: [/]}]}]
                """.formatted(upstream.getAddress().getPort()));
        assertThat(post(BodyPublishers.noBody()).statusCode()).isEqualTo(200);
        Objects.requireNonNull(proxy.gateway().upstreams().find("pool"))
                .setHealth("127.0.0.1", upstream.getAddress().getPort(), null, false);
        HttpResponse<String> refused = post(BodyPublishers.noBody());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("failure to get a peer from the ring-balancer");
    }

    @Test
    void targetsStandInTheOrderOfTheirIds() {
        proxy.load("""
                _format_version: "3.0"
                upstreams: [{name: pool, targets: [{target: "127.0.0.1:19002"}, {target: "127.0.0.1:19001"}]}]
                """);

        assertThat(Objects.requireNonNull(proxy.gateway().upstreams().find("pool"))
                        .targets())
                .extracting(TargetHealth::port)
                .containsExactly(19001, 19002);
    }

    private static BodyPublisher chunked(int size) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(new byte[size]));
    }

    private HttpResponse<String> post(BodyPublisher body) throws IOException, InterruptedException {
        return proxy.post(body);
    }

    private void serve(String routes) {
        proxy.load("""
                _format_version: "3.0"
                services:
                - url: http://127.0.0.1:%d
                  %s
                """.formatted(upstream.getAddress().getPort(), routes));
    }
}
