package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of unusual answers of upstreams: what nginx 1.25 makes of them. */
class UpstreamAnswersTest {
    private RunningProxy proxy;

    @BeforeEach
    void start() {
        proxy = new RunningProxy();
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    private String passed(String answer) throws IOException {
        return passed(answer, "GET");
    }

    private String passed(String answer, String method) throws IOException {
        try (RawUpstream upstream = RawUpstream.answering(answer.replace("\n", "\r\n"))) {
            proxy.load("""
                    _format_version: "3.0"
                    services: [{name: s, retries: 0, url: "http://127.0.0.1:%d", routes: [{name: r, paths: [/]}]}]
                    """.formatted(upstream.port()));
            return proxy.raw(method + " / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\nContent-Length: 2\n\nok",
                "Content-Length: 2\nTransfer-Encoding: chunked\n\n2\nok\n0\n\n",
                "Transfer-Encoding: chunked\nTransfer-Encoding: chunked\n\n2\nok\n0\n\n",
                "Transfer-Encoding: gzip, chunked\n\n2\nok\n0\n\n",
                "Transfer-Encoding: identity\n\nok",
                "Content-Length: -2\n\nok",
                "Content-Length: +2\n\nok",
                "Content-Length: 2 2\n\nok",
                "Content-Length: 99999999999999999999\n\nok",
                "X Odd: 1\nContent-Length: 2\n\nok",
                ": 1\nContent-Length: 2\n\nok",
                "X-A: b\n c\nContent-Length: 2\n\nok"
            })
    void anAnswerThatCouldBeReadInTwoWaysIsNone(String rest) throws IOException {
        assertThat(passed("HTTP/1.1 200 OK\n" + rest))
                .startsWith("HTTP/1.1 502 ")
                .contains("An invalid response was received from the upstream server");
    }

    @Test
    void evenWhereNoBodyFollows() throws IOException {
        assertThat(passed("HTTP/1.1 200 OK\nContent-Length: 2\nTransfer-Encoding: chunked\n\n", "HEAD"))
                .startsWith("HTTP/1.1 502 ");
    }

    @Test
    void aHeadThatDoesNotFitIntoTheBufferIsNone() throws IOException {
        String fits = "HTTP/1.1 200 OK\nContent-Length: 2\nX-Pad-Not: ";
        int room = 4096 - fits.replace("\n", "\r\n").length() - 4;

        assertThat(passed(fits + "v".repeat(room) + "\n\nok"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("\r\n\r\nok");
        assertThat(passed(fits + "v".repeat(room + 1) + "\n\nok")).startsWith("HTTP/1.1 502 ");
    }

    @Test
    void fieldsWithUnusualNamesArePassedOn() throws IOException {
        assertThat(passed("HTTP/1.1 200 OK\nContent-Length: 2\nX.Dot: 1\nX@At: 2\nX_Under: 3\n\nok"))
                .contains("X.Dot: 1\r\n", "X@At: 2\r\n", "X_Under: 3\r\n");
    }

    @Test
    void whatUpstreamsTellNginxIsNotForClients() throws IOException {
        assertThat(passed("HTTP/1.1 200 OK\nContent-Length: 2\nX-Accel-Buffering: no\nX-Accel-Expires: 1\n"
                        + "X-Accel-Limit-Rate: 1\nX-Accel-Charset: a\nX-Pad: a\nX-Kept: a\n\nok"))
                .contains("X-Kept: a")
                .doesNotContain("X-Accel", "X-Pad");
    }

    @Test
    void ofFieldsThatStandOnceTheFirstCounts() throws IOException {
        String answer = passed("HTTP/1.1 200 OK\nContent-Length: 2\nContent-Type: a/a\nContent-Type: b/b\n"
                + "Location: /a\nLocation: /b\nETag: \"a\"\nETag: \"b\"\nVary: a\nVary: b\nX: 1\nX: 2\n\nok");

        assertThat(answer)
                .contains("Content-Type: a/a", "Location: /a", "ETag: \"a\"", "Vary: a", "Vary: b", "X: 1", "X: 2")
                .doesNotContain("b/b", "/b\r", "\"b\"");
    }

    @Test
    void whatComesBehindAnAnswerIsNotForTheNextClient() throws IOException {
        assertThat(passed("HTTP/1.1 200 OK\nContent-Length: 2\n\nokHTTP/1.1 200 OK\nContent-Length: 4\n\nevil"))
                .endsWith("ok")
                .doesNotContain("evil");
    }

    @Test
    void anAnswerWithoutContentKeepsTheLengthItNames() throws IOException {
        assertThat(passed("HTTP/1.1 204 No Content\nContent-Length: 0\n\n"))
                .startsWith("HTTP/1.1 204 ")
                .contains("Content-Length: 0\r\n");
    }

    @Test
    void theEndOfAConnectionThatBreaksIsNotTheEndOfAnAnswer() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket listening = new ServerSocket(0, 1, here);
                Socket client = new Socket(here, proxy.port())) {
            proxy.load("""
                    _format_version: "3.0"
                    services: [{name: s, url: "http://127.0.0.1:%d", routes: [{name: r, paths: [/]}]}]
                    """.formatted(listening.getLocalPort()));
            listening.setSoTimeout(10_000);
            client.setSoTimeout(10_000);
            client.getOutputStream().write("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            try (Socket upstream = listening.accept()) {
                RawUpstream.head(upstream.getInputStream());
                upstream.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\nhel".getBytes(StandardCharsets.US_ASCII));
                assertThat(RawUpstream.head(client.getInputStream())).startsWith("HTTP/1.1 200 ");
                upstream.setSoLinger(true, 0);
            }
            assertThat(client.getInputStream().readAllBytes()).asString().doesNotContain("\r\n0\r\n");
        }
    }

    @Test
    void aRequestWithoutABodyIsSentAgainThoughBodiesAreNotCollected() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (RawUpstream upstream = new RawUpstream((head, in, out) -> {
            if (asked.incrementAndGet() > 2) {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            proxy.load("""
                    _format_version: "3.0"
                    services:
                    - url: "http://127.0.0.1:%d"
                      routes: [{paths: [/], request_buffering: false}]
                    """.formatted(upstream.port()));

            assertThat(proxy.raw("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 ");
            assertThat(asked).hasValue(3);
        }
    }
}
