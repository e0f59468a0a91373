package dev.gw.runtime.stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.listen.Listeners;
import dev.gw.runtime.settings.GatewaySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamListenerTest {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Test
    void aPortForConnectionsThatIsTakenIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, ANY.getAddress())) {
            assertIsNamed(other.getLocalPort(), StreamAddress.Kind.TCP);
        }
    }

    @Test
    void aPortForDatagramsThatIsTakenIsNamed() throws IOException {
        try (DatagramSocket other = new DatagramSocket(ANY)) {
            assertIsNamed(other.getLocalPort(), StreamAddress.Kind.UDP);
        }
    }

    private static void assertIsNamed(int port, StreamAddress.Kind kind) {
        StreamAddress taken = new StreamAddress(new InetSocketAddress(ANY.getAddress(), port), kind);
        Listeners listeners = new Listeners(List.of(), List.of(), List.of(), List.of(taken));

        assertThatThrownBy(() -> GatewayServer.start(
                        new Bundle(MapNode.empty(), List.of()),
                        PluginTypes.all(),
                        listeners,
                        1,
                        List.of(),
                        GatewaySettings.USUAL,
                        Doubles.NONE))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("%s:%d: another program listens there already", ANY.getHostString(), port);
    }
}
