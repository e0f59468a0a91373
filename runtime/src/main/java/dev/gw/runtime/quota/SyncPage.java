package dev.gw.runtime.quota;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.MalformedMessage;
import dev.gw.runtime.http.RequestHandler;
import dev.gw.runtime.http.RequestHead;
import dev.gw.runtime.http.ServerStream;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** {@code /health} and {@code /metrics} of a sync. */
public final class SyncPage implements RequestHandler {
    private final SyncState state;

    public SyncPage(SyncState state) {
        this.state = state;
    }

    @Override
    public void handle(ServerStream stream) {
        RequestHead head = Objects.requireNonNull(stream.head());
        int mark = head.target().indexOf('?');
        String path = mark < 0 ? head.target() : head.target().substring(0, mark);
        stream.body().thenAccept(ignored -> {
            switch (path) {
                case "/health" -> send(stream, state.isHealthy() ? 200 : 503, "application/json", state.health());
                case "/metrics" -> send(stream, 200, "text/plain; version=0.0.4; charset=utf-8", state.metrics());
                default -> send(stream, 404, "text/plain; charset=utf-8", "there are /health and /metrics\n");
            }
        });
    }

    private static void send(ServerStream stream, int status, String type, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        Headers headers = new Headers().add("Content-Type", type).add("Cache-Control", "no-store");
        stream.start(status, null, headers, body.length);
        stream.write(Unpooled.wrappedBuffer(body));
        stream.finish();
    }

    @Override
    public void refuse(ServerStream stream, MalformedMessage problem) {
        send(stream, 400, "text/plain; charset=utf-8", "this request is malformed\n");
    }
}
