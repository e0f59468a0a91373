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
import dev.gw.runtime.upstream.UpstreamClient;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

    RunningProxy() {
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

    Gateway gateway() {
        return gateway;
    }

    HttpResponse<String> post(BodyPublisher body) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + listener.port() + "/");
        return client.send(HttpRequest.newBuilder(uri).POST(body).build(), BodyHandlers.ofString());
    }

    void load(String yaml) {
        MapNode document = (MapNode)
                DocumentReader.read(SourceFile.of("kong.yml", yaml), DocumentReader.Dialect.KONG, new Diagnostics())
                        .orElseThrow();
        Outcome outcome = DeclarativeCheck.check(document, CheckSettings.defaults());
        assertThat(outcome.isAccepted()).isTrue();
        gateway.load(new Bundle(outcome.document(), outcome.entities()));
    }

    @Override
    public void close() {
        listener.close();
        transport.loops().shutdownGracefully();
    }
}
