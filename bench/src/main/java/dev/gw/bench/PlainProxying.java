package dev.gw.bench;

import dev.gw.model.Bundle;
import dev.gw.runtime.PluginTypes;
import dev.gw.runtime.compile.ServiceRuntime;
import dev.gw.runtime.compile.Snapshot;
import dev.gw.runtime.http.HttpServerConnection;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.server.ProxyHandler;
import dev.gw.runtime.server.QuickRandom;
import dev.gw.runtime.upstream.Peer;
import dev.gw.runtime.upstream.UpstreamClient;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A request through the gateway and its answer back, without plugins and without sockets: what the gateway's own code
 * takes of it. As under load, the requests of many connections arrive together, and the answers do.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class PlainProxying {
    private static final int CONNECTIONS = 64;

    /** How often all of them ask before the threads meet, which has its price. */
    private static final int ROUNDS = 200;

    private static final byte[] REQUEST =
            octets("GET /p HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nUser-Agent: bench/1.0\r\nAccept: */*\r\n\r\n");
    private static final byte[] ANSWER =
            octets("HTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\nDate: Sat, 21 Nov 2026 22:16:29"
                    + " GMT\r\nContent-Type: text/plain\r\nContent-Length: 100\r\nConnection: keep-alive\r\n\r\n"
                    + "0123456789".repeat(10));

    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, LocalIoHandler.newFactory());
    private final PluginState state = new PluginState();
    private final List<MemoryChannel> clients = new ArrayList<>();
    private int unanswered;
    private int rounds;
    private CompletableFuture<?> over = new CompletableFuture<>();
    private @Nullable EventLoop loop;

    /** A connection of a client, which waits for its answer. */
    private final class Client extends MemoryChannel {
        @Override
        void written() {
            if (--unanswered == 0) {
                eventLoop().execute(PlainProxying.this::next);
            }
        }
    }

    /** An upstream that answers when it is looked at next. */
    public static final class Upstream extends MemoryChannel {
        @Override
        void written() {
            eventLoop().execute(() -> arrive(ANSWER));
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Setup
    public void prepare() throws Exception {
        Bundle bundle = Configuration.bundle(
                "services:\n- name: s\n  url: http://127.0.0.1:1\n  routes:\n  - {name: p, paths: [/p]}\n");
        PluginContext context = new PluginContext(bundle, Clock.systemUTC(), new Random(1), state, state, 0);
        Peer peer = new Peer(new InetSocketAddress("127.0.0.1", 18_900), "127.0.0.1", false, 18_900);
        CompletableFuture<Peer> chosen = CompletableFuture.completedFuture(peer);
        Snapshot snapshot = new Snapshot(
                bundle,
                PluginTypes.all(),
                context,
                service -> ServiceRuntime.of(service, exchange -> () -> chosen, null, detour -> {
                    throw new IllegalStateException("no plugin asks for another way");
                }));
        ProxyHandler handler = new ProxyHandler(
                () -> snapshot, Clock.systemUTC(), new QuickRandom(1), its -> new UpstreamClient(its, Upstream.class));
        loop = loops.next();
        for (int i = 0; i < CONNECTIONS; i++) {
            MemoryChannel client = new Client();
            client.pipeline().addLast(new HttpServerConnection(handler));
            loop.register(client).sync();
            clients.add(client);
        }
    }

    @TearDown
    public void letGo() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        state.close();
    }

    @Benchmark
    @OperationsPerInvocation(ROUNDS * CONNECTIONS)
    public void request() throws Exception {
        CompletableFuture<?> end = new CompletableFuture<>();
        Objects.requireNonNull(loop).execute(() -> {
            over = end;
            rounds = ROUNDS;
            next();
        });
        end.get();
    }

    /** All clients ask again. */
    private void next() {
        if (rounds-- == 0) {
            over.complete(null);
            return;
        }
        unanswered = CONNECTIONS;
        clients.forEach(client -> client.arrive(REQUEST));
    }
}
