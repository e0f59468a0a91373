package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests at the edge of what HTTP/1 allows, answered as nginx 1.25 answers them. */
class HttpEdgesTest {
    private static final String END = "Connection: close\r\n\r\n";

    private RunningProxy proxy;

    @BeforeEach
    void start() {
        proxy = new RunningProxy();
        proxy.load("""
                _format_version: "3.0"
                routes:
                - paths: [/]
                  plugins: [{name: request-termination, config: {status_code: 418, message: "no"}}]
                """);
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @Test
    void carriageReturnsMayComeBeforeARequest() throws IOException {
        assertThat(proxy.raw("\r\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n" + END)).startsWith("HTTP/1.1 418");
    }

    @Test
    void noneMayStandInATarget() throws IOException {
        assertThat(proxy.raw("GET /t\r HTTP/1.1\r\nHost: h\r\n" + END)).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @CsvSource({
        "a\\b, 418",
        "a b, 400",
        "a/b, 400",
        "a..b, 400",
    })
    void theHostFieldIsLookedAt(String host, int status) throws IOException {
        assertThat(proxy.raw("GET / HTTP/1.1\r\nHost: " + host + "\r\n" + END)).startsWith("HTTP/1.1 " + status);
        assertThat(proxy.raw("GET http://other.test/ HTTP/1.1\r\nHost: " + host + "\r\n" + END))
                .as("beside an absolute target")
                .startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @CsvSource({
        "close|keep-alive, keep-alive",
        "keep-alive|close, close",
        "'keep-alive, close', close",
        "xclose, close",
        "'', keep-alive",
    })
    void theLastConnectionFieldThatSaysSoDecides(String values, String said) throws IOException {
        StringBuilder request = new StringBuilder("GET / HTTP/1.1\r\nHost: h\r\n");
        for (String value : values.split("\\|")) {
            request.append("Connection: ").append(value).append("\r\n");
        }
        String answers = proxy.raw(request + "\r\nGET / HTTP/1.1\r\nHost: h\r\n" + END);

        assertThat(answers.substring(0, answers.indexOf("\r\n\r\n"))).contains("\r\nConnection: " + said);
        assertThat(answers.split("HTTP/1.1 418 ", -1)).hasSize(said.equals("close") ? 2 : 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HEAD /%zz HTTP/1.1\r\nHost: h",
                "HEAD / HTTP/1.1",
                "HEAD / HTTP/1.1\r\nHost: h\r\nContent-Length: x"
            })
    void aRefusedHeadRequestGetsNoBodyEither(String head) throws IOException {
        assertThat(proxy.raw(head + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("Content-Length: ")
                .endsWith("\r\n\r\n");
    }

    @Test
    void whoWaitsForTheWordToGoOnGetsItWithoutABodyToo() throws IOException {
        assertThat(proxy.raw("GET / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\n" + END))
                .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 418 ");
    }

    @Test
    void whatCanNoLongerBecomeARequestIsRefusedAtOnce() throws IOException {
        assertThat(proxy.raw("\u0016\u0003\u0001\u0002")).as("a TLS handshake").startsWith("HTTP/1.1 400");
    }

    @Test
    void aClientThatSaysNoMoreReadsItsAnswers() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.setSoTimeout(10_000);
            String request = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
            socket.getOutputStream().write((request + request).getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();

            assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).split("HTTP/1.1 418 ", -1))
                    .hasSize(3);
        }
    }

    @Test
    void aMalformedBodyThatNobodyReadsDoesNotHoldTheAnswerBack() throws IOException {
        assertThat(proxy.raw("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"))
                .startsWith("HTTP/1.1 418 ");
    }

    @Test
    void aBodyThatTurnsOutMalformedBehindTheAnswerEndsTheConnection() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.setSoTimeout(10_000);
            String head = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            assertThat((char) in.read()).isEqualTo('H');

            socket.getOutputStream().write("zz\r\n".getBytes(StandardCharsets.ISO_8859_1));

            assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("TTP/1.1 418 ");
        }
    }
}
