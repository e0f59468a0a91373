package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gw.runtime.server.FrameClient.Answer;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HTTP/2 towards clients, over TLS and without it. */
class Http2ListenerTest {
    private static final int BIG = 3_000_000;

    private final RunningProxy proxy = new RunningProxy();
    private HttpServer upstream;

    @BeforeEach
    void start() throws IOException {
        upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.setExecutor(Executors.newFixedThreadPool(8));
        upstream.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, Object> seen = new TreeMap<>(exchange.getRequestHeaders());
            exchange.getResponseHeaders().add("X-Mixed-Case", "yes");
            exchange.getResponseHeaders().add("Connection", "X-Hop");
            exchange.getResponseHeaders().add("X-Hop", "dropped");
            byte[] answer = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body.length + " "
                            + seen)
                    .getBytes(StandardCharsets.UTF_8);
            if (exchange.getRequestURI().getPath().equals("/big")) {
                answer = body;
            }
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        upstream.start();
        proxy.load("""
                _format_version: "3.0"
                services:
                - {name: s, url: "http://127.0.0.1:%d", routes: [{name: all, paths: [/], strip_path: false}]}
                """.formatted(upstream.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        proxy.close();
        upstream.stop(0);
    }

    @Test
    void aClientWithoutTlsMayBeginWithThePreface() throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(Frames.get(1, "/a?b=1"));
            Answer answer = client.answer(1);
            assertThat(answer.status()).isEqualTo("200");
            assertThat(answer.body()).startsWith("GET /a?b=1 0 ");
            assertThat(answer.headers().get("via")).hasToString("1.1 kong/3.9.1");
        }
    }

    @Test
    void theSamePortStillTakesHttp1() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.http2Port())) {
            socket.getOutputStream()
                    .write("GET /one HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("GET /one 0");
        }
    }

    @Test
    void overTlsTheHandshakeAgreesOnHttp2() throws Exception {
        HttpResponse<String> answer = secure().send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + proxy.securePort() + "/tls"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.body()).startsWith("GET /tls 0 ").contains("X-forwarded-proto=[https]");
    }

    @Test
    void bigBodiesGoBothWays() throws Exception {
        byte[] body = new byte[BIG];
        Arrays.fill(body, (byte) 'x');
        HttpResponse<byte[]> answer = secure().send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + proxy.securePort() + "/big"))
                                .POST(BodyPublishers.ofByteArray(body))
                                .build(),
                        BodyHandlers.ofByteArray());
        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void manyRequestsShareAConnection() throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            for (int i = 0; i < 100; i++) {
                client.send(Frames.get(2 * i + 1, "/" + i));
            }
            int[] streams = IntStream.range(0, 100)
                    .map(i -> {
                        try {
                            return client.next(Frames.HEADERS).stream();
                        } catch (IOException broken) {
                            return -1;
                        }
                    })
                    .sorted()
                    .toArray();
            assertThat(streams)
                    .containsExactly(IntStream.range(0, 100).map(i -> 2 * i + 1).toArray());
        }
    }

    @Test
    void theUpstreamSeesTheAuthorityAsHostAndTheCookiesInOnePiece() throws Exception {
        proxy.load("""
                _format_version: "3.0"
                services:
                - url: "http://127.0.0.1:%d"
                  routes: [{hosts: [h.example], preserve_host: true}]
                """.formatted(upstream.getAddress().getPort()));
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(Frames.frame(
                    Frames.HEADERS,
                    Frames.END_HEADERS | Frames.END_STREAM,
                    1,
                    Frames.request("GET", "/", "cookie", "a=1", "x-one", "1", "cookie", "b=2", "te", "trailers")));
            assertThat(client.answer(1).body())
                    .contains("Host=[h.example]", "Cookie=[a=1; b=2]", "X-one=[1]", "Te=[trailers]")
                    .contains("X-forwarded-host=[h.example]", "X-forwarded-proto=[http]");
        }
    }

    @Test
    void theAnswersFieldsAreInLowerCaseAndNoneIsOfTheConnection() throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(Frames.get(1, "/"));
            Answer answer = client.answer(1);
            assertThat(answer.headers().names())
                    .allSatisfy(
                            name -> assertThat(name.toString()).isLowerCase().isNotEqualTo("connection"))
                    .doesNotContain("x-hop", "transfer-encoding", "keep-alive");
            assertThat(answer.headers().get("x-mixed-case")).hasToString("yes");
        }
    }

    @Test
    void aBodyWithoutALengthIsCollectedAndGetsOne() throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(
                    Frames.frame(Frames.HEADERS, Frames.END_HEADERS, 1, Frames.request("POST", "/")),
                    Frames.frame(Frames.DATA, 0, 1, "abc".getBytes(StandardCharsets.US_ASCII)),
                    Frames.frame(Frames.DATA, Frames.END_STREAM, 1, "de".getBytes(StandardCharsets.US_ASCII)));
            assertThat(client.answer(1).body()).startsWith("POST / 5 ").contains("Content-length=[5]");
        }
    }

    @Test
    void theGatewaysOwnAnswersComeOverHttp2Too() throws Exception {
        proxy.load("_format_version: \"3.0\"");
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(Frames.get(1, "/"));
            Answer answer = client.answer(1);
            assertThat(answer.status()).isEqualTo("404");
            assertThat(answer.body()).contains("no Route matched with those values");
        }
    }

    @Test
    void whenThePortClosesTheClientIsToldAndWhatIsUnderWayEnds() throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(
                    Frames.frame(Frames.HEADERS, Frames.END_HEADERS, 1, Frames.request("POST", "/late")),
                    Frames.frame(Frames.PING, 0, 0, new byte[8]));
            client.next(Frames.PING);
            proxy.drain();
            assertThat(client.next(Frames.GOAWAY).error()).isZero();
            client.send(Frames.frame(Frames.DATA, Frames.END_STREAM, 1));
            assertThat(client.answer(1).body()).startsWith("POST /late 0");
            assertThat(client.next(Frames.HEADERS)).isNull();
        }
    }

    private static HttpClient secure() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(context)
                .build();
    }
}
