package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.server.FrameClient.Answer;
import dev.gw.runtime.server.FrameClient.Frame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that want to keep the gateway busy with nothing. */
class Http2FloodTest {
    private static final int ENHANCE_YOUR_CALM = 11;
    private static final int MANY = 2_000_000;
    private static final int REFUSED_STREAM = 7;

    private final RunningProxy proxy = new RunningProxy();
    private ServerSocket silent;

    @BeforeEach
    void start() throws IOException {
        silent = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        proxy.load("""
                _format_version: "3.0"
                services:
                - {name: s, url: "http://127.0.0.1:%d", routes: [{name: waits, paths: [/waits]}]}
                routes:
                - {name: r, paths: [/fast], plugins: [{name: request-termination, config: {status_code: 200}}]}
                """.formatted(silent.getLocalPort()));
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        silent.close();
    }

    @Test
    void oneConnectionHasOneHundredAndTwentyEightRequestsAtMost() throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            assertThat(settings(client.next(Frames.SETTINGS), 3)).isEqualTo(128);
            for (int i = 0; i < 129; i++) {
                client.send(Frames.get(2 * i + 1, "/waits"));
            }
            Frame refused = client.next(Frames.RST_STREAM);
            assertThat(refused.stream()).isEqualTo(257);
            assertThat(refused.error()).isEqualTo(REFUSED_STREAM);
        }
    }

    @Test
    void requestsThatAreTakenBackAtOnceEndTheConnection() throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            int sent = flood(
                    client,
                    i -> Frames.join(
                            Frames.get(2 * i + 1, "/waits"),
                            Frames.frame(Frames.RST_STREAM, 0, 2 * i + 1, Frames.number(8))));
            assertThat(sent).isLessThan(MANY);
            assertThat(client.error()).isIn(ENHANCE_YOUR_CALM, 0);
        }
        assertStillServes();
    }

    @Test
    void resetsThatAClientProvokesEndTheConnection() throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            int sent = flood(
                    client,
                    i -> Frames.join(
                            Frames.frame(
                                    Frames.HEADERS, Frames.END_HEADERS, 2 * i + 1, Frames.request("POST", "/waits")),
                            Frames.frame(Frames.WINDOW_UPDATE, 0, 2 * i + 1, Frames.number(0))));
            assertThat(sent).isLessThan(MANY);
        }
        assertStillServes();
    }

    @Test
    void pingsWithoutEndEndTheConnection() throws Exception {
        assertThat(floods(i -> Frames.frame(Frames.PING, 0, 0, new byte[8]))).isTrue();
        assertStillServes();
    }

    @Test
    void settingsWithoutEndEndTheConnection() throws Exception {
        assertThat(floods(i -> Frames.frame(Frames.SETTINGS, 0, 0, Frames.setting(4, 65_535 + i % 2))))
                .isTrue();
        assertStillServes();
    }

    @Test
    void prioritiesWithoutEndEndTheConnection() throws Exception {
        assertThat(floods(i -> Frames.frame(Frames.PRIORITY, 0, 2 * (i % 1000) + 1, new byte[5])))
                .isTrue();
        assertStillServes();
    }

    @Test
    void growingWindowsWithoutEndEndTheConnection() throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(Frames.get(1, "/waits"));
            int sent = flood(client, i -> Frames.frame(Frames.WINDOW_UPDATE, 0, 1, Frames.number(1)));
            assertThat(sent).isLessThan(MANY);
        }
        assertStillServes();
    }

    @Test
    void aHeadWithoutEndEndsTheConnection() throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(Frames.frame(Frames.HEADERS, 0, 1, Frames.request("GET", "/fast")));
            int sent = flood(client, i -> Frames.frame(Frames.CONTINUATION, 0, 1, Frames.fields("a" + i, "b")));
            assertThat(sent).isLessThan(MANY);
            assertThat(client.error()).isIn(ENHANCE_YOUR_CALM, 0);
        }
        assertStillServes();
    }

    @Test
    void aBodyOfEmptyFramesEndsTheConnection() throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(Frames.frame(Frames.HEADERS, Frames.END_HEADERS, 1, Frames.request("POST", "/waits")));
            int sent = flood(client, i -> Frames.frame(Frames.DATA, 0, 1));
            assertThat(sent).isLessThan(MANY);
        }
        assertStillServes();
    }

    @Test
    void aFieldOfMoreThanEightKibibytesIsRefused() throws Exception {
        assertThat(ask("x-big", "v".repeat(9_000)).status()).isEqualTo("400");
        assertThat(ask("x-big", "v".repeat(8_000)).status()).isEqualTo("200");
    }

    @Test
    void aHeadOfMoreThanThirtyTwoKibibytesIsRefused() throws Exception {
        String some = "v".repeat(7_000);
        Answer answer = ask("a", some, "b", some, "c", some, "d", some, "e", some);
        assertThat(answer.status()).isEqualTo("400");
        assertThat(answer.body()).contains("Request header or cookie too large");
    }

    @Test
    void aPathOfMoreThanEightKibibytesIsTooLong() throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(Frames.get(1, "/" + "p".repeat(9_000)));
            assertThat(client.answer(1).status()).isEqualTo("414");
        }
    }

    private Answer ask(String... fields) throws Exception {
        byte[] block = Frames.request("GET", "/fast", fields);
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            int from = 0;
            for (int type = Frames.HEADERS; from < block.length; type = Frames.CONTINUATION) {
                int to = Math.min(block.length, from + 16_000);
                int flags = (to == block.length ? Frames.END_HEADERS : 0)
                        | (type == Frames.HEADERS ? Frames.END_STREAM : 0);
                client.send(Frames.frame(type, flags, 1, java.util.Arrays.copyOfRange(block, from, to)));
                from = to;
            }
            return client.answer(1);
        }
    }

    private interface Piece {
        byte[] of(int number);
    }

    /** Floods a connection of its own; says whether it was ended. */
    private boolean floods(Piece piece) throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            return flood(client, piece) < MANY;
        }
    }

    /** Sends until the connection is ended; says how often. */
    private static int flood(FrameClient client, Piece piece) throws IOException {
        int sent = 0;
        try {
            for (; sent < MANY; sent += 100) {
                ByteBuffer out = ByteBuffer.allocate(100 * 256);
                for (int i = 0; i < 100; i++) {
                    out.put(piece.of(sent + i));
                }
                client.send(java.util.Arrays.copyOf(out.array(), out.position()));
            }
        } catch (SocketException ended) {
            return sent;
        }
        return sent;
    }

    private static int settings(Frame frame, int id) {
        ByteBuffer settings = ByteBuffer.wrap(frame.payload());
        while (settings.hasRemaining()) {
            int key = settings.getShort();
            int value = settings.getInt();
            if (key == id) {
                return value;
            }
        }
        return -1;
    }

    private void assertStillServes() throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(Frames.get(1, "/fast"));
            assertThat(client.answer(1).status()).isEqualTo("200");
        }
    }
}
