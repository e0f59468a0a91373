package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.runtime.Gateway;
import dev.gw.runtime.balance.Surroundings;
import dev.gw.runtime.exchange.ExchangeObserver;
import dev.gw.runtime.http.BodyMemory;
import dev.gw.runtime.http.RequestHandler;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.tls.TlsContexts;
import dev.gw.runtime.upstream.UpstreamClient;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;

/** A gateway on a free port, and a client for it. */
final class RunningProxy implements AutoCloseable {
    private final Transport transport = Transport.start(1);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Gateway gateway;
    private final Listener listener;
    private final Listener http2;
    private final Listener secure;

    RunningProxy() {
        this(GatewaySettings.USUAL, List.of());
    }

    RunningProxy(GatewaySettings settings, List<ExchangeObserver> observers) {
        this(settings, observers, BodyMemory.ofProcess());
    }

    RunningProxy(BodyMemory bodies) {
        this(GatewaySettings.USUAL, List.of(), bodies);
    }

    private RunningProxy(GatewaySettings settings, List<ExchangeObserver> observers, BodyMemory bodies) {
        Clock clock = Clock.systemUTC();
        Random random = new Random(1);
        Surroundings around = Surroundings.on(
                transport.loops(),
                transport.clientType(),
                transport.datagramType(),
                ForkJoinPool.commonPool(),
                clock,
                random);
        gateway = new Gateway(new Bundle(MapNode.empty(), List.of()), clock, random, around, ForkJoinPool.commonPool());
        RequestHandler handler = new ProxyHandler(
                gateway::snapshot,
                clock,
                random,
                loop -> new UpstreamClient(loop, transport.clientType()),
                observers,
                settings,
                bodies);
        TlsContexts contexts =
                new TlsContexts(() -> gateway.snapshot().serverNames(), List.of(), clock, new SecureRandom());
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        listener = Listener.bind(transport, any, handler);
        http2 = Listener.bind(transport, new ListenAddress(any, false, true), handler, contexts);
        secure = Listener.bind(transport, new ListenAddress(any, true, true), handler, contexts);
    }

    /** The port for plain HTTP/1. */
    int port() {
        return listener.port();
    }

    /** The port for both versions without TLS. */
    int http2Port() {
        return http2.port();
    }

    /** The port for both versions over TLS. */
    int securePort() {
        return secure.port();
    }

    /** Stops listening for both versions, and tells the connections to end. */
    void drain() {
        http2.close();
        http2.drain();
    }

    Gateway gateway() {
        return gateway;
    }

    HttpResponse<String> post(BodyPublisher body) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + listener.port() + "/");
        return client.send(HttpRequest.newBuilder(uri).POST(body).build(), BodyHandlers.ofString());
    }

    /** Sends octets to the port for plain HTTP/1, and reads until the gateway closes the connection. */
    String raw(String octets) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    void load(String yaml) {
        MapNode document = (MapNode)
                DocumentReader.read(SourceFile.of("kong.yml", yaml), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
        Outcome outcome = DeclarativeCheck.check(document, CheckSettings.defaults());
        assertThat(outcome.violations()).isEmpty();
        gateway.load(new Bundle(outcome.document(), outcome.entities()));
    }

    @Override
    public void close() {
        listener.close();
        http2.close();
        secure.close();
        transport.close();
    }
}
