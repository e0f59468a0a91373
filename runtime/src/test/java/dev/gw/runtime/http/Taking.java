package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.settings.ClientLimits;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;

/** Keeps the latest request for the test to answer. */
final class Taking implements RequestHandler {
    ServerStream stream;
    ClientLimits limits = ClientLimits.USUAL;

    @Override
    public ClientLimits limits() {
        return limits;
    }

    @Override
    public void handle(ServerStream next) {
        stream = next;
    }

    @Override
    public void refuse(ServerStream next, MalformedMessage problem) {
        stream = next;
    }

    /** Answers the request with 200, and says what went out on its connection. */
    String answer(EmbeddedChannel connection, Headers headers, long length) {
        stream.start(200, null, headers, length);
        stream.finish();
        connection.runPendingTasks();
        StringBuilder sent = new StringBuilder();
        for (ByteBuf out = connection.readOutbound(); out != null; out = connection.readOutbound()) {
            sent.append(out.toString(StandardCharsets.ISO_8859_1));
            out.release();
        }
        return sent.toString();
    }
}
