package dev.gw.drill.standin;

import dev.gw.drill.message.WebSocketKey;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.RequestHead;
import dev.gw.runtime.http.ServerStream;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The server's side of a WebSocket that says back what it hears, frame by frame. Belongs to an event loop. */
final class EchoSocket implements ServerStream.BodyReader {
    private static final int LONGEST = 1 << 20;
    private static final WebSocketDecoderConfig MASKED = WebSocketDecoderConfig.newBuilder()
            .expectMaskedFrames(true)
            .maxFramePayloadLength(LONGEST)
            .closeOnProtocolViolation(false)
            .build();

    private final ServerStream stream;
    private final Consumer<Runnable> answers;
    private final EmbeddedChannel frames =
            new EmbeddedChannel(new WebSocket13FrameDecoder(MASKED), new WebSocket13FrameEncoder(false));

    private EchoSocket(ServerStream stream, Consumer<Runnable> answers) {
        this.stream = stream;
        this.answers = answers;
    }

    /** Whether a request asks for a WebSocket. */
    static boolean isAsked(RequestHead head) {
        String protocol = head.headers().get("Upgrade");
        return head.method().equals("GET")
                && "websocket".equalsIgnoreCase(protocol)
                && head.headers().get("Sec-WebSocket-Key") != null;
    }

    /**
     * Opens one.
     *
     * @param head asks for it
     * @param more fields of the answer
     * @param answers runs each answer to a message, now or later, on the event loop
     */
    static void open(ServerStream stream, RequestHead head, Headers more, Consumer<Runnable> answers) {
        String key = Objects.requireNonNull(head.headers().get("Sec-WebSocket-Key"));
        Headers headers = more.add("Upgrade", "websocket").add("Sec-WebSocket-Accept", WebSocketKey.accepted(key));
        String offered = head.headers().get("Sec-WebSocket-Protocol");
        if (offered != null) {
            headers.add("Sec-WebSocket-Protocol", offered.split(",", -1)[0].strip());
        }
        EchoSocket socket = new EchoSocket(stream, answers);
        stream.onGone(socket::release);
        stream.start(101, null, headers, -1);
        stream.flush();
        stream.tunnel(socket);
    }

    @Override
    public void piece(ByteBuf data) {
        try {
            frames.writeInbound(data);
        } catch (DecoderException noFrame) {
            stream.abort();
            return;
        }
        WebSocketFrame frame = frames.readInbound();
        while (frame != null) {
            answer(frame);
            frame = frames.readInbound();
        }
    }

    private void answer(WebSocketFrame frame) {
        if (frame instanceof PingWebSocketFrame) {
            write(new PongWebSocketFrame(frame.content()));
        } else if (frame instanceof CloseWebSocketFrame) {
            write(frame);
            stream.finish();
        } else if (frame instanceof PongWebSocketFrame) {
            frame.release();
        } else {
            answers.accept(() -> write(frame));
        }
    }

    private void write(WebSocketFrame frame) {
        if (!stream.isOpen()) {
            frame.release();
            return;
        }
        frames.writeOutbound(frame);
        ByteBuf octets = frames.readOutbound();
        while (octets != null) {
            stream.write(octets);
            octets = frames.readOutbound();
        }
        stream.flush();
    }

    private void release() {
        frames.finishAndReleaseAll();
    }

    @Override
    public void end(@Nullable Headers trailers) {
        // a WebSocket ends with its connection only
    }

    @Override
    public void failed(Exception problem) {
        stream.abort();
    }
}
