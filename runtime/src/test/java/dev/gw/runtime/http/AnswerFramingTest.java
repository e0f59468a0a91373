package dev.gw.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.exchange.Headers;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How an HTTP/1 answer says where it ends. */
class AnswerFramingTest {
    private final Taking handler = new Taking();
    private final EmbeddedChannel channel = new EmbeddedChannel(new HttpServerConnection(handler));

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private String answer(String request, Headers headers, long length) {
        channel.writeInbound(Unpooled.copiedBuffer(request + "\r\nHost: h\r\n\r\n", StandardCharsets.ISO_8859_1));
        return handler.answer(channel, headers, length);
    }

    @Test
    void aBodyOfUnknownLengthIsChunked() {
        assertThat(answer("GET / HTTP/1.1", new Headers(), -1))
                .contains("\r\nTransfer-Encoding: chunked\r\n")
                .endsWith("\r\n\r\n0\r\n\r\n");
    }

    @Test
    void theAnswerToHeadNamesNoTransferEncoding() {
        assertThat(answer("HEAD / HTTP/1.1", new Headers(), -1))
                .doesNotContain("Transfer-Encoding", "Content-Length")
                .contains("\r\nConnection: keep-alive\r\n");
    }

    @Test
    void aLengthAmongTheFieldsIsNotNamedTwice() {
        assertThat(answer("HEAD / HTTP/1.1", new Headers().add("content-length", "3"), 3))
                .contains("\r\ncontent-length: 3\r\n")
                .doesNotContain("Content-Length");
    }
}
