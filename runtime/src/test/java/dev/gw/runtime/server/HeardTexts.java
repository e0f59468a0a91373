package dev.gw.runtime.server;

import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes down the texts that come on a WebSocket, and {@code ended} for its end. */
final class HeardTexts implements WebSocket.Listener {
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            seen.add(text.toString());
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        seen.add("ended");
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable problem) {
        seen.add("ended");
    }

    /** The next that comes; null where nothing does. */
    @Nullable
    String next() throws InterruptedException {
        return seen.poll(10, TimeUnit.SECONDS);
    }

    boolean isEmpty() {
        return seen.isEmpty();
    }
}
