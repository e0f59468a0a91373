package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.server.FrameClient.Frame;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that use windows and tables of HTTP/2 to have the gateway keep or make more than they send. */
class Http2AbuseTest {
    private static final int PROTOCOL_ERROR = 1;
    private static final int FLOW_CONTROL_ERROR = 3;
    private static final int COMPRESSION_ERROR = 9;
    private static final int HEADER_TABLE_SIZE = 1;
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int MAX_WINDOW = Integer.MAX_VALUE;

    private final RunningProxy proxy = new RunningProxy();

    @BeforeEach
    void start() {
        proxy.load("""
                _format_version: "3.0"
                routes:
                - name: r
                  paths: [/]
                  plugins: [{name: request-termination, config: {status_code: 200, body: answered}}]
                """);
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    private int errorOf(byte[]... frames) throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(frames);
            return client.error();
        }
    }

    @Test
    void noWindowGrowsByNothing() throws Exception {
        assertThat(errorOf(Frames.frame(Frames.WINDOW_UPDATE, 0, 0, Frames.number(0))))
                .isEqualTo(PROTOCOL_ERROR);
    }

    @Test
    void noWindowGrowsBeyondItsBound() throws Exception {
        assertThat(errorOf(Frames.frame(Frames.WINDOW_UPDATE, 0, 0, Frames.number(MAX_WINDOW))))
                .isEqualTo(FLOW_CONTROL_ERROR);
        assertThat(errorOf(Frames.frame(Frames.SETTINGS, 0, 0, Frames.setting(INITIAL_WINDOW_SIZE, -1))))
                .isEqualTo(FLOW_CONTROL_ERROR);
    }

    @Test
    void aTableLargerThanAgreedIsAnError() throws Exception {
        byte[] resize = {0x3f, (byte) 0xe1, (byte) 0xff, 0x03};
        byte[] block = Frames.join(resize, Frames.request("GET", "/"));
        assertThat(errorOf(Frames.frame(Frames.HEADERS, Frames.END_HEADERS | Frames.END_STREAM, 1, block)))
                .isEqualTo(COMPRESSION_ERROR);
    }

    @Test
    void aLargeTableOfTheClientsHoldsNothingOfTheAnswers() throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(Frames.frame(Frames.SETTINGS, 0, 0, Frames.setting(HEADER_TABLE_SIZE, -1)));
            for (int stream = 1; stream < 9; stream += 2) {
                client.send(Frames.get(stream, "/"));
                Frame head = client.next(Frames.HEADERS);
                // who has seen no answer before can read this one
                assertThat(new DefaultHttp2HeadersDecoder(false)
                                .decodeHeaders(stream, Unpooled.wrappedBuffer(afterResize(head.payload())))
                                .status())
                        .hasToString("200");
            }
        }
    }

    /** The fields behind the size of the table, which stands before those of the first answer. */
    private static byte[] afterResize(byte[] block) {
        int from = 0;
        if ((block[0] & 0xe0) == 0x20) {
            from = 1;
            while ((block[from++] & 0x80) != 0) {
                // a number of several octets
            }
        }
        return Arrays.copyOfRange(block, from, block.length);
    }

    @Test
    void aFieldThatIsReferredToAThousandTimesIsCountedAsOften() throws Exception {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(Frames.request("GET", "/"));
        byte[] literal = Frames.fields("a", "v".repeat(3_000));
        literal[0] = 0x40;
        block.writeBytes(literal);
        byte[] references = new byte[4_000];
        Arrays.fill(references, (byte) 0xbe);
        block.writeBytes(references);
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(Frames.frame(Frames.HEADERS, Frames.END_HEADERS | Frames.END_STREAM, 1, block.toByteArray()));
            assertThat(client.answer(1).status()).isEqualTo("431");
            client.send(Frames.get(3, "/"));
            assertThat(client.answer(3).body()).isEqualTo("answered");
        }
    }

    @Test
    void whoTakesNothingOfTheAnswersGetsTheirHeadsOnly() throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(Frames.frame(Frames.SETTINGS, 0, 0, Frames.setting(INITIAL_WINDOW_SIZE, 0)));
            for (int stream = 1; stream < 200; stream += 2) {
                client.send(Frames.get(stream, "/"));
                assertThat(client.next(Frames.HEADERS).stream()).isEqualTo(stream);
            }
            client.send(Frames.frame(Frames.WINDOW_UPDATE, 0, 7, Frames.number(100)));
            Frame data = client.next(Frames.DATA);
            assertThat(data.stream()).isEqualTo(7);
            assertThat(new String(data.payload(), StandardCharsets.US_ASCII)).isEqualTo("answered");
        }
    }
}
