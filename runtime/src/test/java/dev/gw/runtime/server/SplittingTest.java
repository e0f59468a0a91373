package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Values that try to end their line, in what goes upstream and in what comes back. */
class SplittingTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n";

    private final RunningProxy proxy = new RunningProxy();
    private RawUpstream upstream;

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        upstream.close();
    }

    @Test
    void aTemplateThatTakesALineBreakFromTheQueryAddsNoField() throws Exception {
        serve(OK + "\r\n", """
                {name: request-transformer, config: {add: {headers: ["X-Q:$(query_params.q)"]}}}""");
        ask("/?q=a%0d%0aX-Evil:%201");
        assertThat(upstream.heads.take()).contains("X-Q: a").doesNotContain("\nX-Evil");
    }

    @Test
    void norDoesAFieldOfAnAnswerThatAPluginMade() throws Exception {
        serve(OK + "\r\n", """
                {name: response-transformer, config: {add: {headers: ["X-R:a\\r\\nX-Evil: 1"]}}}""");
        assertThat(ask("/"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("X-R: a")
                .doesNotContain("\nX-Evil");
    }

    @Test
    void aCrInsideAnUpstreamsFieldIsNoAnswer() throws Exception {
        serve(OK + "X: a\rX-Evil: 1\r\n\r\n", "{name: correlation-id}");
        assertThat(ask("/")).startsWith("HTTP/1.1 502 ").doesNotContain("X-Evil");
    }

    @Test
    void anUpstreamsFoldedFieldIsNoAnswer() throws Exception {
        serve(OK + "X: a\r\n X-Evil: 1\r\n\r\n", "{name: correlation-id}");
        assertThat(ask("/")).startsWith("HTTP/1.1 502 ").doesNotContain("X-Evil");
    }

    @Test
    void twoLengthsOfAnUpstreamAreNoAnswer() throws Exception {
        serve(OK + "Content-Length: 5\r\n\r\nhello", "{name: correlation-id}");
        assertThat(ask("/")).startsWith("HTTP/1.1 502 ");
    }

    @Test
    void whatAnUpstreamSendsBehindItsAnswerIsThrownAway() throws Exception {
        serve(
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nX-Evil: 1\r\n\r\n",
                "{name: correlation-id}");
        assertThat(ask("/")).endsWith("\r\n\r\nok");
        assertThat(ask("/")).endsWith("\r\n\r\nok").doesNotContain("X-Evil");
    }

    private void serve(String answer, String plugin) throws IOException {
        upstream = RawUpstream.answering(answer);
        proxy.load("""
                _format_version: "3.0"
                services:
                - {url: "http://127.0.0.1:%d", retries: 0, routes: [{paths: [/]}]}
                plugins: [%s]
                """.formatted(upstream.port(), plugin));
    }

    private String ask(String target) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.setSoTimeout(10_000);
            String request = "GET " + target + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
