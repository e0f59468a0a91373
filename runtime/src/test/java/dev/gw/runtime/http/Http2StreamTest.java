package dev.gw.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.Http2Error;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stream that is reset while its answer is still coming. */
class Http2StreamTest {
    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final Http2Stream stream = new Http2Stream(
            channel.pipeline().firstContext(),
            new Request.Connection(1, 1, "192.0.2.1", 50_000, "192.0.2.2", 8000, /* tls= */ false, null),
            null,
            0,
            new Nobody());

    private static final class Nobody implements RequestHandler {
        @Override
        public void handle(ServerStream stream) {
            throw new AssertionError("no request comes");
        }

        @Override
        public void refuse(ServerStream stream, MalformedMessage problem) {
            throw new AssertionError("no request comes");
        }
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private static ByteBuf piece(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    @Test
    void piecesOfTheAnswerThatComeAfterItAreLetGo() {
        ByteBuf before = piece("before");
        ByteBuf after = piece("after");
        stream.start(200, null, new Headers(), -1);
        stream.write(before);
        stream.abort(Http2Error.CANCEL);
        stream.write(after);
        stream.finish();

        assertThat(before.refCnt()).isZero();
        assertThat(after.refCnt()).isZero();
    }

    @Test
    void whoAsksTheUpstreamIsToldOnceThatItsClientMadeItEnd() {
        List<String> told = new ArrayList<>();
        stream.onGone(() -> told.add("gone"));
        stream.start(200, null, new Headers(), -1);
        stream.abort(Http2Error.CANCEL);
        stream.gone();

        assertThat(told).containsExactly("gone");
    }

    @Test
    void whoEndsItNeedNotBeTold() {
        List<String> told = new ArrayList<>();
        stream.onGone(() -> told.add("gone"));
        stream.start(200, null, new Headers(), -1);
        stream.abort();
        stream.gone();

        assertThat(told).isEmpty();
    }
}
