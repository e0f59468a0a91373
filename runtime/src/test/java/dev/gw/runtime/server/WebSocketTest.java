package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** WebSocket through the gateway, with the JDK's client. */
class WebSocketTest {
    private final RunningProxy proxy = new RunningProxy();
    private final HeardTexts said = new HeardTexts();
    private RawUpstream upstream;

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        upstream.close();
    }

    @Test
    void messagesGoBothWays() throws Exception {
        serve(new RawUpstream(WebSocketEcho::serve));
        WebSocket socket = connect();
        for (int i = 0; i < 20; i++) {
            socket.sendText("message " + i, true).join();
            assertThat(said.next()).isEqualTo("message " + i);
        }
        socket.sendText("x".repeat(60_000), true).join();
        assertThat(said.next()).hasSize(60_000);
        assertThat(upstream.heads.take())
                .contains("Connection: keep-alive, Upgrade\r\n", "Upgrade: websocket\r\n", "Sec-WebSocket-Key: ")
                .contains("X-Forwarded-For: 127.0.0.1\r\n");
        socket.abort();
    }

    @Test
    void whenTheUpstreamHangsUpTheClientHearsIt() throws Exception {
        serve(new RawUpstream((head, in, out) -> {
            WebSocketEcho.accept(head, out);
            in.read();
        }));
        WebSocket socket = connect();
        socket.sendText("bye", true).join();
        assertThat(said.next()).isEqualTo("ended");
    }

    @Test
    void anUpstreamThatRefusesIsPassedOn() throws Exception {
        serve(RawUpstream.answering("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        assertThatThrownBy(this::connect)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    private WebSocket connect() {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + proxy.port() + "/chat"), said)
                .join();
    }

    private void serve(RawUpstream itsUpstream) {
        upstream = itsUpstream;
        proxy.load("""
                _format_version: "3.0"
                services:
                - {url: "http://127.0.0.1:%d", routes: [{paths: [/]}]}
                """.formatted(upstream.port()));
    }
}
