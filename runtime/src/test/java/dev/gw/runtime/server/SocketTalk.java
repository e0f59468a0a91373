package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One long WebSocket: messages of all lengths go out in bursts, and come back in order. */
final class SocketTalk implements WebSocket.Listener {
    private static final int BURST = 8;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final int port;

    SocketTalk(int port) {
        this.port = port;
    }

    int until(AtomicBoolean over) throws Exception {
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/chat"), this)
                .get(10, TimeUnit.SECONDS);
        int sent = 0;
        while (!over.get()) {
            for (int i = 0; i < BURST; i++) {
                socket.sendText(message(sent + i), true).get(10, TimeUnit.SECONDS);
            }
            for (int i = 0; i < BURST; i++) {
                assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(message(sent++));
            }
        }
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("closed");
        assertThat(heard).isEmpty();
        return sent;
    }

    private static String message(int number) {
        return number + "x".repeat(number % 7 * 1000);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            heard.add(text.toString());
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        heard.add("closed");
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable problem) {
        heard.add(problem.toString());
    }
}
