package dev.gw.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gw.runtime.socket.SocketIo;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Conversations of every protocol at once, while the configuration is replaced over and over: of each, every message is
 * answered once and in its turn, whoever else hangs up meanwhile. {@code -Dgw.soak.seconds} says for how long.
 */
class SoakTest {
    private static final int RELOAD_MILLIS = 200;
    private static final int SECONDS = Integer.getInteger("gw.soak.seconds", 4);

    private final ExecutorService talking = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(2);
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Future<Integer>> talks = new ArrayList<>();
    private final EchoCalls calls = new EchoCalls();
    private final BodyEcho bodies = new BodyEcho();
    private RawUpstream sockets;
    private Server services;
    private @Nullable ReloadedGateway gateway;

    @BeforeEach
    void start() throws Exception {
        sockets = new RawUpstream(WebSocketEcho::serve);
        services = OkHttpServerBuilder.forPort(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), InsecureServerCredentials.create())
                .addService(calls.service())
                .build()
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        talking.shutdownNow();
        timers.shutdownNow();
        if (gateway != null) {
            gateway.close();
        }
        services.shutdownNow();
        sockets.close();
        bodies.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"IO_URING", "EPOLL"})
    void nothingIsLostWhileTheConfigurationIsReplaced(SocketIo io) throws Exception {
        assumeTrue(io.isAvailable(), () -> "no " + io.word() + " on this machine");
        ReloadedGateway gateway = start(io);
        AtomicInteger reloads = new AtomicInteger();
        List<Integer> refused = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            talk(new SocketTalk(gateway.port())::until);
            talk(new StreamedTalk(gateway.http2Port())::until);
            talk(new PostedTalk(gateway.port())::until);
            talk(new RelayedTalk(gateway.streamPort())::until);
        }
        talk(new CalledTalk(gateway.http2Port())::until);
        talk(new RudeTalk(gateway)::until);
        timers.scheduleAtFixedRate(
                () -> {
                    int status = gateway.reload(reloads.incrementAndGet());
                    if (status != 201) {
                        refused.add(status);
                    }
                },
                RELOAD_MILLIS,
                RELOAD_MILLIS,
                TimeUnit.MILLISECONDS);
        timers.schedule(() -> over.set(true), SECONDS, TimeUnit.SECONDS);
        for (Future<Integer> talk : talks) {
            assertThat(talk.get(SECONDS + 60, TimeUnit.SECONDS)).isGreaterThan(SECONDS);
        }
        assertThat(refused).isEmpty();
        assertThat(reloads.get()).isGreaterThan(SECONDS);
        assertThat(bodies.twice()).isEmpty();
    }

    private ReloadedGateway start(SocketIo io) {
        ReloadedGateway started = new ReloadedGateway(bodies.port(), sockets.port(), services.getPort(), io);
        gateway = started;
        return started;
    }

    private void talk(Talk talk) {
        talks.add(talking.submit(() -> talk.until(over)));
    }

    /** One conversation. */
    @FunctionalInterface
    interface Talk {
        /** Talks until it is over, and gives the number of messages that were answered; throws where one was not. */
        int until(AtomicBoolean over) throws Exception;
    }
}
