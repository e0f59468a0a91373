package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.listen.Listeners;
import dev.gw.runtime.settings.ClientLimits;
import dev.gw.runtime.settings.ClientTimes;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.stream.StreamAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of requests under way when a gateway stops. */
class StoppingTest {
    private static final int PATIENCE_SECONDS = 60;
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private HttpServer upstream;

    @BeforeEach
    void start() throws IOException {
        upstream = HttpServer.create(ANY, 0);
        upstream.createContext("/", exchange -> {
            asked.countDown();
            try {
                mayAnswer.await();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write("done".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        upstream.start();
    }

    @AfterEach
    void stop() {
        mayAnswer.countDown();
        upstream.stop(0);
    }

    private GatewayServer gateway(long endingMillis) {
        String yaml = """
                _format_version: "3.0"
                services:
                - name: s
                  url: "http://127.0.0.1:%1$d"
                  routes: [{name: r, paths: [/]}]
                - name: relayed
                  url: "tcp://127.0.0.1:%1$d"
                  routes: [{name: all, protocols: [tcp], sources: [{ip: 127.0.0.1}]}]
                """.formatted(upstream.getAddress().getPort());
        ClientTimes times = ClientTimes.USUAL;
        ClientTimes ending =
                new ClientTimes(times.head(), times.body(), times.answer(), times.idle(), times.told(), endingMillis);
        return GatewayServer.start(
                Bundles.of(yaml),
                new Listeners(
                        List.of(ListenAddress.plain(ANY)),
                        List.of(),
                        List.of(),
                        List.of(new StreamAddress(ANY, StreamAddress.Kind.TCP))),
                1,
                List.of(),
                GatewaySettings.USUAL.with(ClientLimits.USUAL.with(ending)),
                Doubles.NONE);
    }

    private Socket asking(int port) throws Exception {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
        client.setSoTimeout(PATIENCE_SECONDS * 1000);
        client.getOutputStream().write("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return client;
    }

    @Test
    void aRequestUnderWayIsAnsweredAndItsConnectionEnds() throws Exception {
        GatewayServer gateway = gateway(PATIENCE_SECONDS * 1000L);
        int port = gateway.proxyPorts().get(0);
        try (Socket client = asking(port);
                Socket idle = new Socket(InetAddress.getLoopbackAddress(), port)) {
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(gateway::close);
            awaitRefusal(port);
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
            assertThat(stopped).isNotDone();
            mayAnswer.countDown();
            String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer)
                    .startsWith("HTTP/1.1 200 ")
                    .contains("Connection: close\r\n")
                    .endsWith("done");
            stopped.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void aRelayedConnectionGoesOnUntilItEnds() throws Exception {
        GatewayServer gateway = gateway(PATIENCE_SECONDS * 1000L);
        int port = gateway.streamPorts().get(0);
        CompletableFuture<Void> stopped;
        try (Socket client = asking(port)) {
            stopped = CompletableFuture.runAsync(gateway::close);
            awaitRefusal(port);
            mayAnswer.countDown();
            assertThat(new String(client.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
            assertThat(stopped).isNotDone();
        }
        stopped.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void aRelayedConnectionThatTakesTooLongIsCutOff() throws Exception {
        GatewayServer gateway = gateway(1);
        try (Socket client = asking(gateway.streamPorts().get(0))) {
            gateway.close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aRequestThatTakesTooLongIsCutOff() throws Exception {
        GatewayServer gateway = gateway(1);
        try (Socket client = asking(gateway.proxyPorts().get(0))) {
            gateway.close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** Waits until nobody listens any more. */
    private static void awaitRefusal(int port) throws IOException {
        boolean listens = true;
        while (listens) {
            try (Socket another = new Socket(InetAddress.getLoopbackAddress(), port)) {
                listens = another.isConnected();
            } catch (ConnectException refused) {
                listens = false;
            } catch (SocketException reset) {
                // it waited for being taken when the port closed: the next one will know
            }
        }
    }
}
