package dev.gw.runtime.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gw.runtime.settings.Entrance;
import dev.gw.runtime.settings.GatewaySettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallerTest {
    private static final InetSocketAddress PEER = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);

    private static int port(int listened) {
        Entrance usual = Entrance.USUAL;
        GatewaySettings mapped = GatewaySettings.USUAL.with(
                new Entrance(usual.trusted(), Map.of(18_000, 443), usual.certificates(), usual.sockets()));
        Caller caller = new Caller("tcp", null, PEER, new InetSocketAddress(PEER.getAddress(), listened));
        return caller.asked(mapped).ends().destinationPort();
    }

    @Test
    void routesAreLookedForByThePortThatClientsKnow() {
        assertThat(port(18_000)).isEqualTo(443);
        assertThat(port(19_000)).isEqualTo(19_000);
    }
}
