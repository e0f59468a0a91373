package dev.gw.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A body that is there before anybody asks for it, as behind a plugin that had to wait for its store. */
class LateBodyTest {
    private static final String HEAD = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n";

    private final Taking handler = new Taking();
    private final EmbeddedChannel channel = new EmbeddedChannel(new HttpServerConnection(handler));

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void send(String octets) {
        channel.writeInbound(Unpooled.copiedBuffer(octets, StandardCharsets.ISO_8859_1));
    }

    private CompletableFuture<String> body() {
        return handler.stream
                .body(100)
                .thenApply(octets -> new String(octets, StandardCharsets.ISO_8859_1))
                .toCompletableFuture();
    }

    @Test
    void aWholeBodyIsThereAtOnce() {
        send(HEAD + "0123456789");

        CompletableFuture<String> body = body();
        channel.runPendingTasks();

        assertThat(body).isCompletedWithValue("0123456789");
    }

    @Test
    void theRestOfABodyComesLater() {
        send(HEAD + "01234");

        CompletableFuture<String> body = body();
        channel.runPendingTasks();
        assertThat(body).isNotDone();
        send("56789");

        assertThat(body).isCompletedWithValue("0123456789");
    }

    @Test
    void aReaderGetsWhatIsThere() {
        send(HEAD + "0123456789");
        Pieces pieces = new Pieces();

        handler.stream.readBody(pieces);
        channel.runPendingTasks();

        assertThat(pieces.text).hasToString("0123456789.");
    }

    @Test
    void theRequestBehindTheBodyIsServed() {
        send(HEAD + "0123456789GET /next HTTP/1.1\r\nHost: h\r\n\r\n");
        ServerStream first = handler.stream;
        first.readBody(new Pieces());
        channel.runPendingTasks();

        first.start(200, null, new Headers(), 0);
        first.finish();
        channel.runPendingTasks();

        assertThat(handler.stream.head()).extracting(RequestHead::target).isEqualTo("/next");
    }

    /** Puts the pieces together, and a full stop behind them. */
    private static final class Pieces implements ServerStream.BodyReader {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void piece(ByteBuf data) {
            text.append(data.toString(StandardCharsets.ISO_8859_1));
            data.release();
        }

        @Override
        public void end(@Nullable Headers trailers) {
            text.append('.');
        }

        @Override
        public void failed(Exception problem) {
            text.append(problem);
        }
    }
}
