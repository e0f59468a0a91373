package dev.gw.runtime.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineConnectionTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @Test
    void aServerThatAnsweredBeforeItWentAwayGetsTheNextLineOnANewConnection() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            LineConnection connection = new LineConnection(target(server), CLOCK);
            connection.send(List.of(line("first")));
            try (Socket accepted = server.accept()) {
                assertThat(firstLine(accepted)).isEqualTo("first");
                accepted.getOutputStream().write(line("thanks"));
            }

            connection.send(List.of(line("second")));

            try (Socket accepted = server.accept()) {
                assertThat(firstLine(accepted)).isEqualTo("second");
            }
        }
    }

    @Test
    void aServerThatSaysNothingGetsTheNextLineOnTheSameConnection() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            LineConnection connection = new LineConnection(target(server), CLOCK);
            connection.send(List.of(line("first")));
            try (Socket accepted = server.accept()) {
                connection.send(List.of(line("second")));

                assertThat(firstLine(accepted)).isEqualTo("first");
                assertThat(firstLine(accepted)).isEqualTo("second");
            }
        }
    }

    private static LineConnection.Target target(ServerSocket server) {
        return new LineConnection.Target(
                server.getInetAddress().getHostAddress(),
                server.getLocalPort(),
                10_000,
                60_000,
                /* tls= */ false,
                /* sni= */ null);
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Byte by byte, so that nothing of the next line is taken. */
    private static String firstLine(Socket from) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = from.getInputStream().read();
                c >= 0 && c != '\n';
                c = from.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
