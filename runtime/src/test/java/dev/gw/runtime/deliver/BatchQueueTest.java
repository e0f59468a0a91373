package dev.gw.runtime.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.web.WebClient;
import dev.gw.runtime.web.WebPlace;
import dev.gw.runtime.web.WebRequest;
import dev.gw.runtime.web.WebWay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchQueueTest {
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final Deliveries deliveries = new Deliveries();
    private final PluginState state = new PluginState();
    private final WebClient client = WebClient.of(state);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(exchange.getRequestMethod() + " " + new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 500 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        state.close();
    }

    private BatchQueue queue(int batch, int entries) {
        WebPlace place = WebPlace.of("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        WebWay way = new WebWay(10_000, /* verify= */ true, /* proxy= */ null);
        return deliveries.queue(
                List.of("p"),
                new QueueSettings(batch, 200, entries, 0, 60_000, 1, 10),
                entry -> client.send(WebRequest.to("POST", place, String.join(",", entry)), way)
                        .thenApply(answer -> answer.status() < 300));
    }

    private String next() throws InterruptedException {
        return String.valueOf(received.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void anEntryAloneIsSentAsItIs() throws InterruptedException {
        queue(1, 100).add("{\"a\":1}");
        assertThat(next()).isEqualTo("POST {\"a\":1}");
    }

    @Test
    void whatWaitsTogetherIsSentTogether() throws InterruptedException {
        BatchQueue queue = queue(10, 100);
        queue.add("1");
        queue.add("2");
        assertThat(next()).isEqualTo("POST 1,2");
    }

    @Test
    void whatTheServerRefusesIsSentAgain() throws InterruptedException {
        refusals.set(2);
        queue(1, 100).add("1");
        assertThat(next()).isEqualTo(next()).isEqualTo(next()).isEqualTo("POST 1");
    }

    @Test
    void theOldestMakeRoomForTheNewest() throws InterruptedException {
        BatchQueue queue = queue(10, 2);
        queue.add("1");
        queue.add("2");
        queue.add("3");
        assertThat(next()).isEqualTo("POST 2,3");
    }
}
