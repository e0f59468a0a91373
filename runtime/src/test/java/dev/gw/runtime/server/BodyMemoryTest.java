package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.http.BodyMemory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many clients whose bodies plugins want to read, and who take their time with them. */
class BodyMemoryTest {
    private static final int MIB = 1 << 20;
    private static final String HEAD =
            "POST /%s HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n";

    private final BodyMemory memory = new BodyMemory(MIB);
    private RunningProxy proxy;
    private RawUpstream upstream;

    @BeforeEach
    void start() throws IOException {
        proxy = new RunningProxy(memory);
        upstream = new RawUpstream((head, in, out) -> {
            in.skipNBytes(Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1")));
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
        });
        proxy.load("""
                _format_version: "3.0"
                services:
                - name: s
                  url: "http://127.0.0.1:%d"
                  routes:
                  - {name: read, paths: [/read], plugins: [{name: request-transformer, config: {add: {body: ['a:b']}}}]}
                  - {name: passed, paths: [/passed]}
                """.formatted(upstream.port()));
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        upstream.close();
    }

    /** Sends all but the last octets of a body. */
    private Socket begin(String path, int sent) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setSoTimeout(10_000);
        String head = HEAD.formatted(path, sent + 100_000);
        client.getOutputStream().write((head + " ".repeat(sent)).getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private static String answer(Socket client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private void awaitTaken(long least, long most) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 1000 && (memory.taken() < least || memory.taken() > most); i++) {
            assertThat(never.await(10, TimeUnit.MILLISECONDS)).isFalse();
        }
        assertThat(memory.taken()).isBetween(least, most);
    }

    @Test
    void whoComesWhenTheMemoryIsTakenIsToldSo() throws Exception {
        try (Socket slow = begin("read", 600_000)) {
            awaitTaken(600_000, MIB);
            try (Socket late = begin("read", 600_000)) {
                assertThat(answer(late))
                        .startsWith("HTTP/1.1 503 ")
                        .contains("the gateway keeps as many bodies as it has memory for");
            }
            slow.getOutputStream().write("x".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
            assertThat(answer(slow)).startsWith("HTTP/1.1 200 ");
        }
        awaitTaken(0, 0);
    }

    @Test
    void whoGoesLeavesTheMemoryToOthers() throws Exception {
        try (Socket leaving = begin("read", 600_000)) {
            awaitTaken(600_000, MIB);
            assertThat(leaving.isConnected()).isTrue();
        }
        awaitTaken(0, 0);
        try (Socket next = begin("read", 600_000)) {
            next.getOutputStream().write("x".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
            assertThat(answer(next)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void bodiesThatNobodyReadsArePassedOnAllTheSame() throws Exception {
        try (Socket slow = begin("read", 600_000)) {
            awaitTaken(600_000, MIB);
            try (Socket passed = begin("passed", 600_000)) {
                passed.getOutputStream().write("x".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
                assertThat(answer(passed)).startsWith("HTTP/1.1 200 ");
            }
            assertThat(slow.getInputStream().available()).isZero();
        }
        awaitTaken(0, 0);
    }
}
