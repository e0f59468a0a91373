package dev.gw.drill.load;

import dev.gw.drill.scenario.Message;
import dev.gw.drill.scenario.Template;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A message of a load, and what is counted of it. Belongs to an event loop.
 *
 * @param message what is said, and what is waited for
 */
record PreparedMessage(Message message, RequestTally tally) {
    /** How long its answers are waited for, in nanoseconds. */
    long timeout() {
        return message.timeout().toNanos();
    }

    /** What goes over the wire; only where it sends anything. */
    WebSocketFrame frame(Iteration iteration) {
        Template text = message.text();
        if (text != null) {
            return new TextWebSocketFrame(text.render(iteration::value));
        }
        byte[] octets = Objects.requireNonNull(message.octets()).getBytes(StandardCharsets.ISO_8859_1);
        return new BinaryWebSocketFrame(Unpooled.wrappedBuffer(octets));
    }
}
