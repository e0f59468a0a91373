package dev.gw.runtime.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which target of an upstream takes a connection. */
class StreamBalanceTest extends Opened {
    private static String upstream(String more, int... ports) {
        StringBuilder targets = new StringBuilder();
        for (int port : ports) {
            targets.append(targets.isEmpty() ? "" : ", ").append("{target: '127.0.0.1:" + port + "'}");
        }
        return "upstreams: [{name: pool, targets: [" + targets + "]" + more + "}]\n"
                + "services:\n- {name: s, protocol: tcp, host: pool, port: 1, routes: [{name: r, protocols: [tcp],"
                + " sources: [{ip: 127.0.0.1}]}]}\n";
    }

    private static int dead() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @Test
    void aTargetThatRefusedIsPassedOverFromThenOn() throws Exception {
        EchoServer one = with(new EchoServer("one"));
        DatagramSocket log = with(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        Relay relay = with(new Relay(upstream(
                        ", healthchecks: {passive: {type: tcp, unhealthy: {tcp_failures: 1}}}", one.port(), dead())
                + "plugins: [{name: udp-log, protocols: [tcp], config: {host: 127.0.0.1, port: " + log.getLocalPort()
                + "}}]\n"));
        List<Integer> tries = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            try (Socket socket = relay.connect()) {
                assertThat(Relay.exchange(socket, "", 3)).isEqualTo("one");
            }
            tries.add(received(log).split("\"balancer_start\"", -1).length - 1);
        }

        assertThat(tries).contains(2);
        assertThat(tries.subList(tries.indexOf(2) + 1, tries.size())).containsOnly(1);
    }

    @Test
    void theLeastBusyTargetTakesAConnection() throws Exception {
        EchoServer one = with(new EchoServer("one"));
        EchoServer two = with(new EchoServer("two"));
        Relay relay = with(new Relay(upstream(", algorithm: least-connections", one.port(), two.port())));
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            kept.add(Relay.exchange(with(relay.connect()), "", 3));
        }

        assertThat(kept).containsOnly("one", "two").filteredOn("one"::equals).hasSize(3);
    }

    @Test
    void oneAddressIsOneTarget() throws Exception {
        EchoServer one = with(new EchoServer("one"));
        EchoServer two = with(new EchoServer("two"));
        Relay relay = with(new Relay(upstream(", algorithm: consistent-hashing, hash_on: ip", one.port(), two.port())));
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            answers.add(Relay.exchange(with(relay.connect()), "", 3));
        }

        assertThat(answers.stream().distinct()).hasSize(1);
    }

    @Test
    void noTargetIsLeftToTakeAConnection() throws Exception {
        Relay relay = with(new Relay(
                upstream(", healthchecks: {passive: {type: tcp, unhealthy: {tcp_failures: 1}}}", dead(), dead())));

        for (int i = 0; i < 4; i++) {
            assertThat(with(relay.connect()).getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void eachSenderOfDatagramsHasAFlowOfItsOwn() throws Exception {
        DatagramSocket server = with(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        Relay relay = with(new Relay("services:\n- {name: s, protocol: udp, host: 127.0.0.1, port: "
                + server.getLocalPort() + ", routes: [{name: r, protocols: [udp], sources: [{ip: 127.0.0.1}]}]}\n"));
        DatagramSocket one = with(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        DatagramSocket two = with(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        int ofOne = asked(one, relay.udp(), "one", server);
        int ofTwo = asked(two, relay.udp(), "two", server);
        byte[] large = new byte[60_000];
        server.send(new DatagramPacket(large, large.length, InetAddress.getLoopbackAddress(), ofTwo));
        server.send(new DatagramPacket(new byte[] {'1'}, 1, InetAddress.getLoopbackAddress(), ofOne));

        assertThat(ofOne).isNotEqualTo(ofTwo);
        assertThat(asked(one, relay.udp(), "more", server)).isEqualTo(ofOne);
        assertThat(received(two)).hasSize(60_000);
        assertThat(received(one)).isEqualTo("1");
    }

    /** Sends a datagram, and gives the port that the server got it from. */
    private static int asked(DatagramSocket from, int port, String text, DatagramSocket server) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        from.send(new DatagramPacket(octets, octets.length, InetAddress.getLoopbackAddress(), port));
        DatagramPacket came = packet(server);
        assertThat(new String(came.getData(), 0, came.getLength(), StandardCharsets.US_ASCII))
                .isEqualTo(text);
        return came.getPort();
    }

    private static String received(DatagramSocket at) throws IOException {
        DatagramPacket came = packet(at);
        return new String(came.getData(), 0, came.getLength(), StandardCharsets.ISO_8859_1);
    }

    private static DatagramPacket packet(DatagramSocket at) throws IOException {
        at.setSoTimeout(10_000);
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        at.receive(packet);
        return packet;
    }
}
