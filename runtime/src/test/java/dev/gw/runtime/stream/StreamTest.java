package dev.gw.runtime.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gw.runtime.socket.SocketIo;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamTest extends Opened {
    private static String service(String protocol, int port, String route) {
        return "services:\n- {name: s, protocol: " + protocol + ", host: 127.0.0.1, port: " + port + ", routes: ["
                + route + "]}\n";
    }

    private static String subject(SSLSocket socket) throws IOException {
        return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                .getSubjectX500Principal()
                .getName();
    }

    @Test
    void whoIsSilentHearsTheUpstreamFirst() throws Exception {
        EchoServer echo = with(new EchoServer("hello"));
        Relay relay =
                with(new Relay(service("tcp", echo.port(), "{name: r, protocols: [tcp], sources: [{ip: 127.0.0.1}]}")));
        Socket socket = with(relay.connect());

        assertThat(Relay.exchange(socket, "", 5)).isEqualTo("hello");
        assertThat(Relay.exchange(socket, "one", 3)).isEqualTo("one");
        assertThat(Relay.exchange(socket, "two", 3)).isEqualTo("two");
    }

    @Test
    void muchGoesThroughUnchanged() throws Exception {
        EchoServer echo = with(new EchoServer(""));
        Relay relay =
                with(new Relay(service("tcp", echo.port(), "{name: r, protocols: [tcp], sources: [{ip: 127.0.0.1}]}")));
        Socket socket = with(relay.connect());
        String much = "0123456789abcdef".repeat(65_536);
        Thread writer = new Thread(() -> {
            try {
                socket.getOutputStream().write(much.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException lost) {
                // the comparison below tells
            }
        });
        writer.start();

        byte[] back = socket.getInputStream().readNBytes(much.length());
        writer.join();

        assertThat(new String(back, StandardCharsets.US_ASCII)).isEqualTo(much);
    }

    @Test
    void aConnectionWithoutARouteIsClosed() throws Exception {
        Relay relay = with(new Relay("routes: [{name: r, protocols: [tcp], sources: [{ip: 10.0.0.1}]}]\n"));

        assertThat(with(relay.connect()).getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void theDestinationsPortChoosesTheRoute() throws Exception {
        EchoServer one = with(new EchoServer("one"));
        EchoServer two = with(new EchoServer("two"));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Relay relay = with(new Relay(
                service("tcp", one.port(), "{name: other, protocols: [tcp], destinations: [{port: " + port + "}]}")
                        + "- {name: t, protocol: tcp, host: 127.0.0.1, port: " + two.port()
                        + ", routes: [{name: all, protocols: [tcp], destinations: [{ip: 127.0.0.0/8}]}]}\n"));

        assertThat(Relay.exchange(with(relay.connect()), "", 3)).isEqualTo("two");
    }

    @Test
    void upstreamsAreBalancedAndTheDeadPassedOver() throws Exception {
        EchoServer one = with(new EchoServer("one"));
        EchoServer two = with(new EchoServer("two"));
        int dead;
        try (ServerSocket free = new ServerSocket(0)) {
            dead = free.getLocalPort();
        }
        Relay relay = with(
                new Relay(
                        "upstreams: [{name: u.internal, targets: [{target: '127.0.0.1:" + one.port()
                                + "'}, {target: '127.0.0.1:" + two.port() + "'}, {target: '127.0.0.1:" + dead
                                + "'}]}]\n"
                                + "services:\n- {name: s, protocol: tcp, host: u.internal, port: 1, routes: [{name: r, protocols: [tcp], sources: [{ip: 127.0.0.1}]}]}\n"));
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(Relay.exchange(with(relay.connect()), "", 3));
        }

        assertThat(answers).containsOnly("one", "two").contains("one", "two");
    }

    @Test
    void theServerNameChoosesTheRouteAndTheCertificate() throws Exception {
        EchoServer one = with(new EchoServer("one"));
        EchoServer two = with(new EchoServer("two"));
        Relay relay = with(new Relay(Relay.certificate("one.example")
                + service("tcp", one.port(), "{name: a, protocols: [tls], snis: [one.example]}")
                + "- {name: t, protocol: tcp, host: 127.0.0.1, port: " + two.port()
                + ", routes: [{name: b, protocols: [tls], snis: ['*.two.example']}]}\n"));

        SSLSocket first = with(relay.connect("one.example"));
        assertThat(Relay.exchange(first, "x", 4)).isEqualTo("onex");
        assertThat(subject(first)).contains("CN=rsa.example");
        SSLSocket second = with(relay.connect("a.two.example"));
        assertThat(Relay.exchange(second, "y", 4)).isEqualTo("twoy");
        assertThat(subject(second)).contains("CN=localhost");
    }

    @Test
    void aHandshakeCanPassThrough() throws Exception {
        EchoServer echo = with(new EchoServer("inner"));
        Relay inner = with(new Relay(Relay.certificate("shop.example")
                + service("tcp", echo.port(), "{name: r, protocols: [tls], snis: [shop.example]}")));
        Relay outer = with(new Relay(
                service("tcp", inner.tls(), "{name: r, protocols: [tls_passthrough], snis: [shop.example]}")));

        SSLSocket socket = with(outer.connect("shop.example"));

        assertThat(Relay.exchange(socket, "!", 6)).isEqualTo("inner!");
        assertThat(subject(socket)).contains("CN=rsa.example");
    }

    @Test
    void theUpstreamCanBeAskedOverTls() throws Exception {
        EchoServer echo = with(new EchoServer("inner"));
        Relay inner = with(
                new Relay(service("tcp", echo.port(), "{name: r, protocols: [tls], destinations: [{ip: 127.0.0.1}]}")));
        Relay outer =
                with(new Relay(service("tls", inner.tls(), "{name: r, protocols: [tcp], sources: [{ip: 127.0.0.1}]}")));

        assertThat(Relay.exchange(with(outer.connect()), "!", 6)).isEqualTo("inner!");
    }

    @Test
    void noHandshakeMeansNoConnection() throws Exception {
        EchoServer echo = with(new EchoServer("hello"));
        Relay relay = with(new Relay(service("tcp", echo.port(), "{name: r, protocols: [tls], snis: [a.example]}")));
        Socket plain = with(new Socket(InetAddress.getLoopbackAddress(), relay.tls()));
        plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(new String(plain.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("hello");
    }

    @ParameterizedTest
    @EnumSource
    void datagramsFindTheirWayThereAndBack(SocketIo io) throws Exception {
        assumeTrue(io.isAvailable(), () -> "no " + io.word() + " on this machine");
        DatagramSocket server = with(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        Relay relay = with(new Relay(
                service("udp", server.getLocalPort(), "{name: r, protocols: [udp], sources: [{ip: 127.0.0.1}]}"), io));
        DatagramSocket client = with(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        for (String text : List.of("first", "second")) {
            send(client, relay.udp(), text);
            DatagramPacket asked = receive(server);
            assertThat(text(asked)).isEqualTo(text);
            send(server, asked.getPort(), "re: " + text);
            assertThat(text(receive(client))).isEqualTo("re: " + text);
        }
    }

    private static void send(DatagramSocket from, int port, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        from.send(new DatagramPacket(octets, octets.length, InetAddress.getLoopbackAddress(), port));
    }

    private static DatagramPacket receive(DatagramSocket at) throws IOException {
        at.setSoTimeout(10_000);
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        at.receive(packet);
        return packet;
    }

    private static String text(DatagramPacket packet) {
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    @Test
    void addressesCanBeRefusedAndTheLogTellsIt() throws Exception {
        EchoServer echo = with(new EchoServer("hello"));
        DatagramSocket log = with(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        Relay relay =
                with(new Relay(service("tcp", echo.port(), "{name: r, protocols: [tcp], sources: [{ip: 127.0.0.1}]}")
                        + "plugins:\n- {name: ip-restriction, protocols: [tcp], config: {deny: [127.0.0.1]}}\n"
                        + "- {name: udp-log, protocols: [tcp], config: {host: 127.0.0.1, port: " + log.getLocalPort()
                        + "}}\n"));

        assertThat(with(relay.connect()).getInputStream().read()).isEqualTo(-1);
        assertThat(text(receive(log)))
                .contains("\"session\":{\"received\":0,\"sent\":0,\"status\":403,\"server_port\":" + relay.tcp() + "}")
                .contains("\"route\":{")
                .contains("\"client_ip\":\"127.0.0.1\"");
    }

    @Test
    void sessionsAreLoggedAndCounted() throws Exception {
        EchoServer echo = with(new EchoServer("hello"));
        DatagramSocket log = with(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        Relay relay =
                with(new Relay(service("tcp", echo.port(), "{name: r, protocols: [tcp], sources: [{ip: 127.0.0.1}]}")
                        + "plugins:\n- {name: prometheus, protocols: [tcp, http], config: {status_code_metrics: true,"
                        + " bandwidth_metrics: true, latency_metrics: true}}\n"
                        + "- {name: udp-log, protocols: [tcp], config: {host: 127.0.0.1, port: " + log.getLocalPort()
                        + "}}\n"));
        try (Socket socket = relay.connect()) {
            assertThat(Relay.exchange(socket, "abc", 8)).isEqualTo("helloabc");
        }

        assertThat(text(receive(log)))
                .contains("\"session\":{\"received\":3,\"sent\":8,\"status\":200,")
                .contains("\"upstream\":{\"received\":8,\"sent\":3}")
                .contains("\"tries\":[{");
        HttpResponse<String> metrics = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + relay.admin() + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(metrics.body())
                .contains(
                        "kong_stream_sessions_total{service=\"s\",route=\"r\",code=\"200\",source=\"service\",workspace=\"default\"} 1")
                .contains("kong_bandwidth_bytes{service=\"s\",route=\"r\",direction=\"egress\"")
                .contains("kong_session_duration_ms_count{service=\"s\",route=\"r\",workspace=\"default\"} 1");
    }

    @Test
    void datadogCountsSessions() throws Exception {
        EchoServer echo = with(new EchoServer("hello"));
        DatagramSocket agent = with(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        Relay relay =
                with(new Relay(service("tcp", echo.port(), "{name: r, protocols: [tcp], sources: [{ip: 127.0.0.1}]}")
                        + "plugins:\n- {name: datadog, protocols: [tcp], config: {host: 127.0.0.1, port: "
                        + agent.getLocalPort() + ", queue: {max_coalescing_delay: 0.1}}}\n"));
        try (Socket socket = relay.connect()) {
            assertThat(Relay.exchange(socket, "", 5)).isEqualTo("hello");
        }

        assertThat(List.of(text(receive(agent)), text(receive(agent))))
                .anyMatch(line -> line.equals("kong.request.count:1|c|#name:s,status:-,app:kong"))
                .anyMatch(line -> line.matches("kong\\.kong_latency:\\d+\\|ms\\|#name:s,status:-,app:kong"));
    }

    @Test
    void pluginsForRequestsLeaveConnectionsAlone() throws Exception {
        EchoServer echo = with(new EchoServer("hello"));
        Relay relay =
                with(new Relay(service("tcp", echo.port(), "{name: r, protocols: [tcp], sources: [{ip: 127.0.0.1}]}")
                        + "plugins:\n- {name: ip-restriction, protocols: [http], config: {deny: [127.0.0.1]}}\n"));

        assertThat(Relay.exchange(with(relay.connect()), "", 5)).isEqualTo("hello");
    }

    @Test
    void silenceEndsASession() throws Exception {
        EchoServer echo = with(new EchoServer("hello"));
        Relay relay = with(new Relay("services:\n- {name: s, protocol: tcp, host: 127.0.0.1, port: " + echo.port()
                + ", read_timeout: 300, routes: [{name: r, protocols: [tcp], sources: [{ip: 127.0.0.1}]}]}\n"));
        Socket socket = with(relay.connect());

        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                .isEqualTo("hello");
    }

    @Test
    void anUpstreamThatIsNotThereEndsTheConnection() throws Exception {
        int dead;
        try (ServerSocket free = new ServerSocket(0)) {
            dead = free.getLocalPort();
        }
        Relay relay = with(new Relay(service("tcp", dead, "{name: r, protocols: [tcp], sources: [{ip: 127.0.0.1}]}")));

        assertThat(with(relay.connect()).getInputStream().read()).isEqualTo(-1);
    }
}
