package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gw.runtime.socket.SocketIo;
import io.netty.channel.nio.NioIoHandler;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which way to talk to sockets is taken. */
class TransportTest {
    @Test
    void theFirstThatTheMachineHasIsTaken() {
        SocketIo first = SocketIo.USUAL.stream()
                .filter(SocketIo::isAvailable)
                .findFirst()
                .orElseThrow();
        running(
                Transport.start(1, SocketIo.USUAL),
                transport -> assertThat(transport.io()).isEqualTo(first));
    }

    @Test
    void oneThatTheSystemRefusesIsPassedOver() {
        Transport started = Transport.start(1, List.of(SocketIo.values()), io -> {
            if (io != SocketIo.NIO) {
                throw new UnsupportedOperationException("no locked memory left");
            }
            return NioIoHandler.newFactory();
        });
        running(started, transport -> assertThat(transport.io()).isEqualTo(SocketIo.NIO));
    }

    @Test
    void theOnlyOneThatIsWantedHasToBeThere() {
        assertThatThrownBy(() -> Transport.start(1, List.of(SocketIo.EPOLL), io -> {
                    throw new UnsupportedOperationException("none");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("epoll: this machine does not offer it");
    }

    @ParameterizedTest
    @EnumSource
    void anEventLoopTellsItsOwn(SocketIo io) {
        if (io.isAvailable()) {
            running(
                    Transport.start(1, List.of(io)),
                    transport ->
                            assertThat(SocketIo.of(transport.loops().next())).isEqualTo(io));
        }
    }

    private static void running(Transport transport, Consumer<Transport> claim) {
        try (transport) {
            claim.accept(transport);
        }
    }
}
