package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.Doubles;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.listen.Listeners;
import dev.gw.runtime.settings.AddressRange;
import dev.gw.runtime.settings.Entrance;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.settings.TrustedAddresses;
import dev.gw.runtime.stream.StreamAddress;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listeners behind a load balancer that says who its clients are. */
class ProxyProtocolTest {
    private static final String CLIENT = "PROXY TCP4 203.0.113.7 10.0.0.1 56324 443\r\n";
    private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private RawUpstream upstream;

    @BeforeEach
    void start() throws IOException {
        upstream = RawUpstream.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    }

    @AfterEach
    void stop() throws IOException {
        upstream.close();
    }

    private GatewayServer gateway(String header, String trusted) {
        String yaml = """
                _format_version: "3.0"
                services:
                - name: s
                  url: "http://127.0.0.1:%1$d"
                  routes: [{name: r, paths: [/]}]
                - name: t
                  url: "tcp://127.0.0.1:%1$d"
                  routes: [{name: stream, protocols: [tcp], sources: [{ip: 127.0.0.1}]}]
                """.formatted(upstream.port());
        TrustedAddresses addresses =
                new TrustedAddresses(List.of(Objects.requireNonNull(AddressRange.parse(trusted))), header, false);
        return GatewayServer.start(
                Bundles.of(yaml),
                new Listeners(
                        List.of(
                                new ListenAddress(ANY, false, false, true),
                                new ListenAddress(ANY, false, true, true),
                                new ListenAddress(ANY, true, true, true)),
                        List.of(),
                        List.of(),
                        List.of(new StreamAddress(ANY, StreamAddress.Kind.TCP, true))),
                1,
                List.of(),
                GatewaySettings.USUAL.with(Entrance.USUAL.trusting(addresses)),
                Doubles.NONE);
    }

    private static String ask(int port, String octets) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return ask(socket, octets);
        }
    }

    private static String ask(Socket socket, String octets) throws IOException {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void theClientIsWhoATrustedBalancerSays() throws Exception {
        try (GatewayServer gateway = gateway("proxy_protocol", "127.0.0.0/8")) {
            for (int port : gateway.proxyPorts().subList(0, 2)) {
                assertThat(ask(port, CLIENT + GET)).startsWith("HTTP/1.1 200 ");
                assertThat(upstream.heads.take())
                        .contains("X-Real-IP: 203.0.113.7\r\n", "X-Forwarded-For: 203.0.113.7\r\n");
            }
        }
    }

    @Test
    void theHeaderStandsBeforeTheHandshake() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        try (GatewayServer gateway = gateway("proxy_protocol", "127.0.0.0/8");
                Socket plain = new Socket(
                        InetAddress.getLoopbackAddress(), gateway.proxyPorts().get(2))) {
            plain.getOutputStream().write(CLIENT.getBytes(StandardCharsets.US_ASCII));
            try (Socket tls = context.getSocketFactory().createSocket(plain, "h", plain.getPort(), true)) {
                assertThat(ask(tls, GET)).startsWith("HTTP/1.1 200 ");
            }
            assertThat(upstream.heads.take()).contains("X-Real-IP: 203.0.113.7\r\n", "X-Forwarded-Proto: https\r\n");
        }
    }

    @Test
    void aBalancerThatIsNotTrustedIsNotBelieved() throws Exception {
        try (GatewayServer gateway = gateway("proxy_protocol", "192.0.2.0/24")) {
            ask(gateway.proxyPorts().get(0), CLIENT + GET);
            assertThat(upstream.heads.take()).contains("X-Real-IP: 127.0.0.1\r\n");
        }
    }

    @Test
    void whereAHeaderOfTheRequestCountsTheProtocolsDoesNot() throws Exception {
        try (GatewayServer gateway = gateway("X-Real-IP", "127.0.0.0/8")) {
            ask(gateway.proxyPorts().get(0), CLIENT + GET.replace("Host", "X-Real-IP: 198.51.100.1\r\nHost"));
            assertThat(upstream.heads.take()).contains("X-Real-IP: 198.51.100.1\r\n");
        }
    }

    @Test
    void noHeaderOfTheRequestCountsWhereTheProtocolsDoes() throws Exception {
        try (GatewayServer gateway = gateway("proxy_protocol", "127.0.0.0/8")) {
            String lying = GET.replace("Host", "X-Real-IP: 198.51.100.1\r\nproxy_protocol: 198.51.100.1\r\nHost");
            ask(gateway.proxyPorts().get(0), "PROXY UNKNOWN\r\n" + lying);
            assertThat(upstream.heads.take()).contains("X-Real-IP: 127.0.0.1\r\n");
        }
    }

    @Test
    void whoLeavesTheHeaderOutGetsNoAnswer() throws Exception {
        try (GatewayServer gateway = gateway("proxy_protocol", "127.0.0.0/8")) {
            assertThat(ask(gateway.proxyPorts().get(0), GET)).isEmpty();
            assertThat(ask(gateway.streamPorts().get(0), GET)).isEmpty();
            assertThat(upstream.heads).isEmpty();
        }
    }

    @Test
    void streamsLoseTheHeaderAndKeepTheBalancersAddress() throws Exception {
        try (GatewayServer gateway = gateway("proxy_protocol", "127.0.0.0/8")) {
            assertThat(ask(gateway.streamPorts().get(0), CLIENT + GET)).startsWith("HTTP/1.1 200 ");
            assertThat(upstream.heads.take()).isEqualTo(GET);
        }
    }
}
