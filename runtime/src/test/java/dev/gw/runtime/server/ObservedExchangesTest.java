package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Course;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.ExchangeObserver;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.settings.GatewaySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObservedExchangesTest {
    private static final String CONFIG = """
            _format_version: "3.0"
            plugins:
              - name: correlation-id
            routes:
              - name: closed
                paths: [/closed]
                plugins:
                  - name: request-termination
                    config: {status_code: 418}
            """;

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private GatewayServer server;

    @BeforeEach
    void start() {
        ExchangeObserver recorder = new ExchangeObserver() {
            @Override
            public void finished(Exchange exchange, Course course) {
                int status = Objects.requireNonNull(exchange.response()).status();
                seen.add(exchange.request().rawPath() + " " + status + " " + course.plugins() + " by "
                        + course.stoppedBy());
            }
        };
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = GatewayServer.start(
                Bundles.of(CONFIG),
                List.of(ListenAddress.plain(any)),
                List.of(),
                1,
                List.of(new ExplainingHeaders(), recorder),
                GatewaySettings.USUAL);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anAnswerNamesItsRouteItsSourceAndThePluginThatMadeIt() throws Exception {
        HttpResponse<String> answer = get("/closed/now");

        assertThat(answer.statusCode()).isEqualTo(418);
        assertThat(answer.headers().firstValue("Gw-Route")).contains("closed");
        assertThat(answer.headers().firstValue("Gw-Source")).contains("kong.yml:5");
        assertThat(answer.headers().firstValue("Gw-Plugins"))
                .contains("correlation-id, request-termination (answered)");
        assertThat(next()).isEqualTo("/closed/now 418 [correlation-id, request-termination] by request-termination");
    }

    @Test
    void aRequestWithoutARouteIsSeenToo() throws Exception {
        HttpResponse<String> answer = get("/nowhere");

        assertThat(answer.headers().firstValue("Gw-Route")).contains("none");
        assertThat(answer.headers().firstValue("Gw-Source")).isEmpty();
        assertThat(next()).isEqualTo("/nowhere 404 [] by null");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.proxyPorts().get(0) + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String next() throws InterruptedException {
        return Objects.requireNonNull(seen.poll(10, TimeUnit.SECONDS), "no exchange was seen");
    }
}
