package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.server.FrameClient.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fields behind a body, on their way through the gateway. */
class TrailersTest {
    private static final String WITH_TRAILERS = """
            HTTP/1.1 200 OK
            Transfer-Encoding: chunked
            Connection: close
            Trailer: X-Sum

            3
            abc
            0
            X-Sum: 42
            Content-Length: 9

            """.replace("\n", "\r\n");

    private final RunningProxy proxy = new RunningProxy();
    private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    private RawUpstream upstream;

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        upstream.close();
    }

    @Test
    void aClientThatTakesTrailersGetsThoseOfTheAnswer() throws Exception {
        serve(RawUpstream.answering(WITH_TRAILERS));
        assertThat(ask("GET / HTTP/1.1\r\nHost: h\r\nTE: trailers\r\nConnection: close, TE\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .endsWith("\r\n3\r\nabc\r\n0\r\nX-Sum: 42\r\n\r\n");
        assertThat(upstream.heads.take()).contains("TE: trailers\r\n");
    }

    @Test
    void aClientThatDoesNotTakeThemGetsNone() throws Exception {
        serve(RawUpstream.answering(WITH_TRAILERS));
        assertThat(ask("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
                .endsWith("\r\n3\r\nabc\r\n0\r\n\r\n")
                .doesNotContain("X-Sum");
    }

    @Test
    void overHttp2TheyAreTheLastFrame() throws Exception {
        serve(RawUpstream.answering(WITH_TRAILERS));
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(Frames.get(1, "/"));
            Answer answer = client.answer(1);
            assertThat(answer.body()).isEqualTo("abc");
            assertThat(answer.trailers().get("x-sum")).hasToString("42");
            assertThat(answer.trailers().contains("content-length")).isFalse();
        }
    }

    @Test
    void theRequestsTrailersReachTheUpstreamBehindASmallBody() throws Exception {
        serve(takingDown());
        ask("""
                POST / HTTP/1.1
                Host: h
                Transfer-Encoding: chunked
                Connection: close

                2
                hi
                0
                X-Sum: 7
                Host: evil

                """.replace("\n", "\r\n"));
        assertThat(upstream.heads.take())
                .contains("Transfer-Encoding: chunked\r\n")
                .doesNotContain("Content-Length");
        assertThat(bodies.poll(10, TimeUnit.SECONDS)).isEqualTo("2\r\nhi\r\n0\r\nX-Sum: 7\r\n\r\n");
    }

    @Test
    void andBehindAStreamedOneOfHttp2() throws Exception {
        serve(takingDown());
        proxy.load("""
                _format_version: "3.0"
                services:
                - {url: "http://127.0.0.1:%d", routes: [{paths: [/], request_buffering: false}]}
                """.formatted(upstream.port()));
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(
                    Frames.frame(Frames.HEADERS, Frames.END_HEADERS, 1, Frames.request("POST", "/")),
                    Frames.frame(Frames.DATA, 0, 1, "hi".getBytes(StandardCharsets.US_ASCII)),
                    Frames.frame(
                            Frames.HEADERS, Frames.END_HEADERS | Frames.END_STREAM, 1, Frames.fields("x-sum", "7")));
            assertThat(client.answer(1).status()).isEqualTo("200");
            assertThat(bodies.poll(10, TimeUnit.SECONDS)).isEqualTo("2\r\nhi\r\n0\r\nx-sum: 7\r\n\r\n");
        }
    }

    @Test
    void whatIsNoFieldIsPassedOver() throws Exception {
        serve(takingDown());
        String request = String.join(
                "\r\n",
                "POST / HTTP/1.1",
                "Host: h",
                "Connection: close",
                "Transfer-Encoding: chunked",
                "",
                "0",
                "nonsense",
                "X y: 1",
                "X-Nul: \0",
                "X-Sum: 1",
                "",
                "");
        assertThat(ask(request)).startsWith("HTTP/1.1 200 ");
        assertThat(bodies.take()).endsWith("0\r\nX-Sum: 1\r\n\r\n").doesNotContain("nonsense", "X y", "X-Nul");
    }

    private RawUpstream takingDown() throws IOException {
        return new RawUpstream((head, in, out) -> {
            StringBuilder body = new StringBuilder();
            while (!body.toString().endsWith("\r\n\r\n")) {
                body.append((char) in.read());
            }
            bodies.add(body.toString());
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        });
    }

    private void serve(RawUpstream itsUpstream) {
        upstream = itsUpstream;
        proxy.load("""
                _format_version: "3.0"
                services:
                - {url: "http://127.0.0.1:%d", routes: [{paths: [/]}]}
                """.formatted(upstream.port()));
    }

    private String ask(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
