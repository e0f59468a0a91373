package dev.gw.drill.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.verdict.Verdict;
import dev.gw.runtime.server.Transport;
import dev.gw.runtime.upstream.TlsSettings;
import dev.gw.runtime.upstream.UpstreamTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same load over TLS and over HTTP/2, with the same numbers. */
class ProtocolsTest {
    private static final String LOAD = """
            drill: 1
            data:
              numbers: {rows: [{n: 1}, {n: 2}, {n: 3}], pick: sequential}
            scenarios:
              all:
                executor: iterations
                users: 8
                each: 25
                data: numbers
                requests: [{post: "/{{iteration}}/1", json: {n: 1}, expect: {status: 200, body: ok}}]
            """;

    private static UpstreamTls trusting(String... certificates) throws Exception {
        return UpstreamTls.of(new TlsSettings(true, 1, List.of(certificates), null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, EITHER",
        "true, false, HTTP1",
        "true, true, EITHER",
        "true, true, HTTP2",
        "false, true, HTTP2",
        "false, true, HTTP1",
        "false, false, EITHER"
    })
    void whateverIsSpokenEveryRequestIsAnswered(boolean tls, boolean http2, Speech speech) throws Exception {
        try (SlowServer server = SlowServer.speaking(tls, http2)) {
            Where where = Where.of("localhost", server.port(), speech, tls ? trusting(server.certificate()) : null);

            LoadResult result = Runs.run(LOAD, where);

            assertThat(result.statuses().of(200)).as(result.checks().toString()).isEqualTo(200);
            assertThat(result.verdict()).isEqualTo(Verdict.PASS);
            assertThat(server.came).hasSize(200);
        }
    }

    @Test
    void manyRequestsShareAConnectionWithoutWaitingForEachOther() throws Exception {
        try (SlowServer server = SlowServer.speaking(false, true)) {
            LoadResult result = Runs.run("""
                    drill: 1
                    scenarios:
                      all: {executor: burst, count: 60, connections: 1, requests: [{get: "/{{iteration}}/300"}]}
                    """, Where.of("localhost", server.port(), Speech.HTTP2, null));

            assertThat(result.statuses().of(200)).isEqualTo(60);
            assertThat(result.millis()).isLessThan(5_000);
        }
    }

    @Test
    void aConnectionCarriesNoMoreThanItMay() throws Exception {
        try (SlowServer server = SlowServer.speaking(false, true)) {
            LoadResult result = Runs.run("""
                    drill: 1
                    scenarios:
                      all:
                        executor: burst
                        count: 6
                        connections: 1
                        streams: 2
                        requests: [{get: "/{{iteration}}/200"}]
                    """, Where.of("localhost", server.port(), Speech.HTTP2, null));

            assertThat(result.statuses().of(200)).isEqualTo(6);
            assertThat(result.millis()).as("three rounds of 200 ms").isGreaterThanOrEqualTo(600);
            assertThat(result.latency().max()).as("waiting counts").isGreaterThan(590_000_000L);
        }
    }

    @Test
    void aCertificateHasToBeTrustedAndOfItsName() throws Exception {
        try (SlowServer server = SlowServer.speaking(true, true)) {
            assertThat(problem(Where.of("localhost", server.port(), Speech.EITHER, trusting())))
                    .isEqualTo("its certificate is not trusted");
            assertThat(problem(Where.of("127.0.0.2", server.port(), Speech.EITHER, trusting(server.certificate()))))
                    .isEqualTo("no connection");
            assertThat(problem(Where.of("127.0.0.1", server.port(), Speech.EITHER, trusting(server.certificate()))))
                    .isIn("its certificate is for another name", "");
            assertThat(problem(Where.of("localhost", server.port(), Speech.EITHER, trusting(server.certificate()))))
                    .isEmpty();
        }
    }

    @Test
    void whoSpeaksNoTlsOrNoHttp2IsSaidTo() throws Exception {
        try (ServerSocketChannel greeting = ServerSocketChannel.open();
                SlowServer old = SlowServer.speaking(true, false)) {
            greeting.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Thread banner = new Thread(() -> greet(greeting));
            banner.start();
            int plain = greeting.socket().getLocalPort();
            assertThat(problem(Where.of("localhost", plain, Speech.EITHER, trusting())))
                    .startsWith("no TLS");
            banner.join();
            assertThat(problem(Where.of("localhost", old.port(), Speech.HTTP2, trusting(old.certificate()))))
                    .isEqualTo("no HTTP/2: the handshake did not agree on it");
        }
    }

    private static void greet(ServerSocketChannel server) {
        try (SocketChannel client = server.accept()) {
            client.write(ByteBuffer.wrap("SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String problem(Where where) {
        Transport transport = Transport.start(1);
        try {
            return new Dialler(transport.loops().next(), transport.clientType(), where).problem();
        } finally {
            transport.close();
        }
    }
}
