package dev.gw.runtime.server;

import static dev.gw.runtime.server.Frames.CONTINUATION;
import static dev.gw.runtime.server.Frames.DATA;
import static dev.gw.runtime.server.Frames.END_HEADERS;
import static dev.gw.runtime.server.Frames.END_STREAM;
import static dev.gw.runtime.server.Frames.HEADERS;
import static dev.gw.runtime.server.Frames.PADDED;
import static dev.gw.runtime.server.Frames.PING;
import static dev.gw.runtime.server.Frames.PRIORITY;
import static dev.gw.runtime.server.Frames.PUSH_PROMISE;
import static dev.gw.runtime.server.Frames.RST_STREAM;
import static dev.gw.runtime.server.Frames.SETTINGS;
import static dev.gw.runtime.server.Frames.WINDOW_UPDATE;
import static dev.gw.runtime.server.Frames.fields;
import static dev.gw.runtime.server.Frames.frame;
import static dev.gw.runtime.server.Frames.get;
import static dev.gw.runtime.server.Frames.join;
import static dev.gw.runtime.server.Frames.number;
import static dev.gw.runtime.server.Frames.request;
import static dev.gw.runtime.server.Frames.setting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.server.FrameClient.Frame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What RFC 9113 asks of a server whose client breaks a rule: which error, of the stream or of the connection. */
class Http2RulesTest {
    private static final int PROTOCOL_ERROR = 1;
    private static final int FLOW_CONTROL_ERROR = 3;
    private static final int STREAM_CLOSED = 5;
    private static final int FRAME_SIZE_ERROR = 6;
    private static final int COMPRESSION_ERROR = 9;
    private static final int END = END_HEADERS | END_STREAM;

    private static RunningProxy proxy;
    private static ServerSocket silent;

    @BeforeAll
    static void start() throws IOException {
        silent = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        proxy = new RunningProxy();
        proxy.load("""
                _format_version: "3.0"
                services:
                - {name: s, url: "http://127.0.0.1:%d", routes: [{name: waits, paths: [/waits]}]}
                routes:
                - {name: r, paths: [/], plugins: [{name: request-termination, config: {status_code: 200, body: hello}}]}
                """.formatted(silent.getLocalPort()));
    }

    @AfterAll
    static void stop() throws IOException {
        silent.close();
        proxy.close();
    }

    static Stream<Arguments> brokenConnections() {
        return Stream.of(
                rule("4.2 a frame longer than allowed", FRAME_SIZE_ERROR, frame(DATA, 0, 1, new byte[16_385])),
                rule("4.2 settings longer than allowed", FRAME_SIZE_ERROR, frame(SETTINGS, 0, 0, new byte[16_386])),
                rule("4.3 a block that is no HPACK", COMPRESSION_ERROR, frame(HEADERS, END, 1, (byte) 0xff)),
                rule(
                        "4.3 another frame inside a block",
                        PROTOCOL_ERROR,
                        join(open(1), frame(PRIORITY, 0, 1, new byte[5]))),
                rule("4.3 another stream's frame inside a block", PROTOCOL_ERROR, join(open(1), get(3, "/"))),
                rule("5.1 data on an idle stream", PROTOCOL_ERROR, frame(DATA, END_STREAM, 1)),
                rule("5.1 a reset of an idle stream", PROTOCOL_ERROR, frame(RST_STREAM, 0, 1, number(8))),
                rule("5.1 a window for an idle stream", PROTOCOL_ERROR, frame(WINDOW_UPDATE, 0, 1, number(9))),
                rule("5.1.1 a stream with an even number", PROTOCOL_ERROR, get(2, "/")),
                rule("6.1 data for the connection", PROTOCOL_ERROR, frame(DATA, 0, 0, new byte[3])),
                rule("6.1 more padding than data", PROTOCOL_ERROR, join(post(1), frame(DATA, PADDED, 1, (byte) 9, (byte)
                        0))),
                rule("6.2 a head for the connection", PROTOCOL_ERROR, frame(HEADERS, END, 0, request("GET", "/"))),
                rule("6.2 more padding than head", PROTOCOL_ERROR, frame(HEADERS, END | PADDED, 1, (byte) 99, (byte)
                        0x82)),
                rule("6.4 a reset of the connection", PROTOCOL_ERROR, frame(RST_STREAM, 0, 0, number(8))),
                rule(
                        "6.4 a reset of a wrong size",
                        FRAME_SIZE_ERROR,
                        join(post(1), frame(RST_STREAM, 0, 1, new byte[3]))),
                rule("6.5 settings of a stream", PROTOCOL_ERROR, frame(SETTINGS, 0, 1, setting(3, 1))),
                rule("6.5 settings of a wrong size", FRAME_SIZE_ERROR, frame(SETTINGS, 0, 0, new byte[5])),
                rule("6.5 an acknowledgement with a payload", FRAME_SIZE_ERROR, frame(SETTINGS, 1, 0, setting(3, 1))),
                rule("6.5.2 push neither on nor off", PROTOCOL_ERROR, frame(SETTINGS, 0, 0, setting(2, 2))),
                rule("6.5.2 a window too large", FLOW_CONTROL_ERROR, frame(SETTINGS, 0, 0, setting(4, 0x80000000))),
                rule("6.5.2 a frame size too small", PROTOCOL_ERROR, frame(SETTINGS, 0, 0, setting(5, 16_383))),
                rule("6.5.2 a frame size too large", PROTOCOL_ERROR, frame(SETTINGS, 0, 0, setting(5, 1 << 24))),
                rule(
                        "6.6 a push from a client",
                        PROTOCOL_ERROR,
                        join(post(1), frame(PUSH_PROMISE, END_HEADERS, 1, join(number(2), request("GET", "/"))))),
                rule("6.7 a ping of a stream", PROTOCOL_ERROR, frame(PING, 0, 1, new byte[8])),
                rule("6.7 a ping of a wrong size", FRAME_SIZE_ERROR, frame(PING, 0, 0, new byte[7])),
                rule("6.8 a farewell of a stream", PROTOCOL_ERROR, frame(Frames.GOAWAY, 0, 1, new byte[8])),
                rule("6.9 a window of nothing", PROTOCOL_ERROR, frame(WINDOW_UPDATE, 0, 0, number(0))),
                rule("6.9 a window of a wrong size", FRAME_SIZE_ERROR, frame(WINDOW_UPDATE, 0, 0, new byte[3])),
                rule(
                        "6.9.1 a window that overflows",
                        FLOW_CONTROL_ERROR,
                        frame(WINDOW_UPDATE, 0, 0, number(0x7fffffff))),
                rule(
                        "6.10 a continuation of nothing",
                        PROTOCOL_ERROR,
                        frame(CONTINUATION, END_HEADERS, 1, new byte[0])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenConnections")
    void theConnectionEnds(String rule, int error, byte[] frames) throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(frames);
            Frame farewell = client.next(Frames.GOAWAY);
            assertThat(farewell).isNotNull();
            assertThat(farewell.error()).isEqualTo(error);
        }
    }

    static Stream<Arguments> brokenStreams() {
        return Stream.of(
                rule("5.1.1 a stream with a lower number", STREAM_CLOSED, join(get(5, "/"), get(3, "/"))),
                rule("5.1 data behind the end", STREAM_CLOSED, join(get(1, "/waits"), frame(DATA, END_STREAM, 1))),
                rule("6.9 a window of nothing", PROTOCOL_ERROR, join(post(1), frame(WINDOW_UPDATE, 0, 1, number(0)))),
                rule(
                        "6.9.1 a window that overflows",
                        FLOW_CONTROL_ERROR,
                        join(post(1), frame(WINDOW_UPDATE, 0, 1, number(0x7fffffff)))),
                rule(
                        "8.1.1 a length that is not that of the body",
                        PROTOCOL_ERROR,
                        join(
                                frame(HEADERS, END_HEADERS, 1, request("POST", "/waits", "content-length", "1")),
                                frame(DATA, END_STREAM, 1, new byte[2]))),
                malformed(
                        "8.1 trailers that do not end",
                        join(post(1), frame(HEADERS, END_HEADERS, 1, fields("a", "b")))),
                malformed(
                        "8.1 trailers with pseudo-headers",
                        join(post(1), frame(HEADERS, END, 1, fields(":method", "GET")))),
                malformed("8.2 a name in upper case", request("GET", "/", "X-Up", "1")),
                malformed("8.2.2 a field of the connection", request("GET", "/", "connection", "keep-alive")),
                malformed("8.2.2 a transfer encoding", request("GET", "/", "transfer-encoding", "chunked")),
                malformed("8.2.2 te that asks for more than trailers", request("GET", "/", "te", "gzip")),
                malformed("8.3 an unknown pseudo-header", request("GET", "/", ":other", "1")),
                malformed("8.3 a pseudo-header of answers", request("GET", "/", ":status", "200")),
                malformed(
                        "8.3 a pseudo-header behind a field",
                        fields(":method", "GET", "x", "1", ":path", "/", ":scheme", "http", ":authority", "h")),
                malformed("8.3.1 no method", fields(":scheme", "http", ":path", "/", ":authority", "h")),
                malformed("8.3.1 no scheme", fields(":method", "GET", ":path", "/", ":authority", "h")),
                malformed("8.3.1 no path", fields(":method", "GET", ":scheme", "http", ":authority", "h")),
                malformed(
                        "8.3.1 an empty path",
                        fields(":method", "GET", ":scheme", "http", ":path", "", ":authority", "h")),
                malformed("8.3.1 two methods", join(fields(":method", "GET"), request("GET", "/"))),
                malformed("8.3.1 two paths", join(fields(":path", "/"), request("GET", "/"))));
    }

    /** A malformed request is answered with an error of its stream, or with status 400; the next one is served. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenStreams")
    void onlyTheStreamEnds(String rule, int error, byte[] frames) throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(frames);
            boolean told = false;
            while (!told) {
                Frame frame = client.next();
                assertThat(frame).isNotNull();
                assertThat(frame.type()).isNotEqualTo(Frames.GOAWAY);
                told = frame.type() == RST_STREAM && (frame.error() == error || frame.error() == STREAM_CLOSED);
                if (frame.type() == HEADERS
                        && !client.decode(frame).status().toString().equals("200")) {
                    told = true;
                }
            }
            client.send(get(7, "/"));
            assertThat(client.answer(7).status()).isEqualTo("200");
        }
    }

    @Test
    void settingsAndPingsAreAcknowledged() throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            byte[] token = "12345678".getBytes(StandardCharsets.US_ASCII);
            client.send(frame(PING, 0, 0, token));
            assertThat(client.next(SETTINGS).flags()).isZero();
            assertThat(client.next(SETTINGS).flags()).isEqualTo(Frames.ACK);
            Frame pong = client.next(PING);
            assertThat(pong.flags()).isEqualTo(Frames.ACK);
            assertThat(pong.payload()).isEqualTo(token);
        }
    }

    @Test
    void unknownFramesFlagsSettingsAndPrioritiesAreIgnored() throws Exception {
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(
                    frame(0x16, 0xff, 0, new byte[8]),
                    frame(SETTINGS, 0, 0, setting(0xff, 1)),
                    frame(PING, 0x16 & ~Frames.ACK, 0, new byte[8]),
                    frame(PRIORITY, 0, 9, new byte[5]),
                    get(1, "/"));
            assertThat(client.answer(1).status()).isEqualTo("200");
        }
    }

    @Test
    void aHeadMayComeInPieces() throws Exception {
        byte[] head = request("GET", "/", "x-long", "v".repeat(300));
        byte[] first = java.util.Arrays.copyOf(head, 20);
        byte[] rest = java.util.Arrays.copyOfRange(head, 20, head.length);
        try (FrameClient client = FrameClient.open(proxy.http2Port())) {
            client.send(frame(HEADERS, END_STREAM, 1, first), frame(CONTINUATION, END_HEADERS, 1, rest));
            assertThat(client.answer(1).status()).isEqualTo("200");
        }
    }

    @Test
    void theAnswersBodyWaitsForTheWindow() throws Exception {
        try (FrameClient client = FrameClient.silent(proxy.http2Port())) {
            client.send(FrameClient.PREFACE, frame(SETTINGS, 0, 0, setting(4, 1)), get(1, "/"));
            client.next(HEADERS);
            assertThat(client.next(DATA).octets()).hasSize(1);
            client.send(frame(WINDOW_UPDATE, 0, 1, number(2)));
            assertThat(client.next(DATA).octets()).hasSize(2);
        }
    }

    @Test
    void whatIsNoPrefaceIsNotHttp2() throws Exception {
        try (FrameClient client = FrameClient.silent(proxy.http2Port())) {
            client.send("PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(client.next(SETTINGS)).isNull();
        }
    }

    private static byte[] open(int stream) {
        return frame(HEADERS, END_STREAM, stream, request("GET", "/"));
    }

    private static byte[] post(int stream) {
        return frame(HEADERS, END_HEADERS, stream, request("POST", "/waits"));
    }

    private static Arguments malformed(String rule, byte[] blockOrFrames) {
        boolean isBlock = blockOrFrames.length > 0 && blockOrFrames[0] == 0 && blockOrFrames[1] > 0;
        return rule(rule, PROTOCOL_ERROR, isBlock ? frame(HEADERS, END, 1, blockOrFrames) : blockOrFrames);
    }

    private static Arguments rule(String name, int error, byte[] frames) {
        return Arguments.of(name, error, frames);
    }
}
