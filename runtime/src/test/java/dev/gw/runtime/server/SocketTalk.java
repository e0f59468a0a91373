package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One long WebSocket: messages of all lengths go out in bursts, and come back in order. */
final class SocketTalk {
    private static final int BURST = 8;

    private final HeardTexts heard = new HeardTexts();
    private final int port;

    SocketTalk(int port) {
        this.port = port;
    }

    int until(AtomicBoolean over) throws Exception {
        WebSocket socket = open();
        int sent = 0;
        while (!over.get()) {
            for (int i = 0; i < BURST; i++) {
                socket.sendText(message(sent + i), true).get(10, TimeUnit.SECONDS);
            }
            for (int i = 0; i < BURST; i++) {
                assertThat(heard.next()).isEqualTo(message(sent++));
            }
        }
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);
        assertThat(heard.next()).isEqualTo("ended");
        assertThat(heard.isEmpty()).isTrue();
        return sent;
    }

    private WebSocket open() throws Exception {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/chat"), heard)
                .get(10, TimeUnit.SECONDS);
    }

    private static String message(int number) {
        return number + "x".repeat(number % 7 * 1000);
    }
}
