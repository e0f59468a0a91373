package dev.gw.runtime.web;

import dev.gw.runtime.dns.BlockingLookup;
import dev.gw.runtime.dns.NameProblem;
import dev.gw.runtime.dns.NameService;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.Outgoing;
import dev.gw.runtime.http.RequestWriter;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.socket.SocketIo;
import dev.gw.runtime.upstream.Order;
import dev.gw.runtime.upstream.Peer;
import dev.gw.runtime.upstream.Timeouts;
import dev.gw.runtime.upstream.TlsSettings;
import dev.gw.runtime.upstream.UpstreamClient;
import dev.gw.runtime.upstream.UpstreamTls;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;

/**
 * Asks servers for plugins, over connections that are kept. Names are looked up as those of services are, and who is led
 * to a stand-in asks that. Thread-safe.
 */
public final class WebClient implements PluginState.Closing {
    /** How many certificates may stand between a server's own and a trusted one. */
    private static final int DEPTH = 5;

    private final NameService names;
    private final EventLoopGroup loop;
    private final UpstreamClient client;
    private final Map<Boolean, UpstreamTls> tls = new ConcurrentHashMap<>();

    private WebClient(NameService names) {
        SocketIo io = SocketIo.USUAL.stream()
                .filter(SocketIo::isAvailable)
                .findFirst()
                .orElse(SocketIo.NIO);
        this.names = names;
        this.loop = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("gw-web", /* daemon= */ true), io.handlers());
        this.client = new UpstreamClient(loop.next(), io.clientType());
    }

    /** The one of a gateway, made on first use. */
    public static WebClient of(PluginState state) {
        NameService names = names(state);
        return state.of("web client", WebClient.class, () -> new WebClient(names));
    }

    /** The names that a gateway knows; where there is no gateway, those of the machine. */
    public static NameService names(PluginState state) {
        return state.of(
                NameService.NAME,
                NameService.class,
                () -> new NameService(new BlockingLookup(ForkJoinPool.commonPool()), Clock.systemUTC()));
    }

    /** Asks, and goes on in the event loop of an exchange; fails with {@link WebProblem}. */
    public CompletionStage<WebAnswer> send(Exchange exchange, WebRequest request, WebWay way) {
        CompletableFuture<WebAnswer> back = new CompletableFuture<>();
        send(request, way)
                .whenCompleteAsync(
                        (answer, problem) -> {
                            if (problem == null) {
                                back.complete(answer);
                            } else {
                                back.completeExceptionally(problem);
                            }
                        },
                        exchange.loop());
        return back;
    }

    /** Asks; completes on a thread that must not be blocked, exceptionally with {@link WebProblem}. */
    public CompletableFuture<WebAnswer> send(WebRequest request, WebWay way) {
        WebPlace first = way.proxy() == null ? request.place() : way.proxy();
        CompletableFuture<WebAnswer> answer = new CompletableFuture<>();
        names.address(first.host(), first.port())
                .whenComplete((address, problem) -> loop.execute(() -> {
                    if (problem == null) {
                        ask(address, request, way, answer);
                    } else {
                        answer.completeExceptionally(unresolved(problem));
                    }
                }));
        return answer;
    }

    /**
     * Asks and waits; not for event loops.
     *
     * @throws WebProblem where nothing was answered
     */
    public WebAnswer ask(WebRequest request, WebWay way) throws IOException, InterruptedException {
        try {
            return send(request, way).get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof WebProblem problem ? problem : new IOException(failed.getCause());
        }
    }

    private static WebProblem unresolved(Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        String why = cause instanceof NameProblem ? cause.getMessage() : "dns client error";
        return new WebProblem("[cosocket] DNS resolution failed: " + why, /* connected= */ false);
    }

    private void ask(InetSocketAddress address, WebRequest request, WebWay way, CompletableFuture<WebAnswer> answer) {
        WebPlace place = request.place();
        // nobody vouches for the certificate of a stand-in
        boolean led = names.detour(place.host(), place.port()) != null;
        long least = led ? names.detours().patience() : 1;
        int millis = (int) Math.max(least, way.timeout().toMillis());
        Order order = new Order(
                new Peer(address, place.host(), place.tls(), place.port()),
                place.tls() ? tls(way.verify() && !led) : null,
                place.host(),
                new Timeouts(millis, millis, millis),
                outgoing(request, way),
                /* body= */ null,
                way.proxy() != null && place.tls() ? place.host() + ":" + place.port() : null);
        client.send(order, new WebCall(way.most(), answer));
    }

    private UpstreamTls tls(boolean verify) {
        return tls.computeIfAbsent(verify, ignored -> {
            try {
                return UpstreamTls.of(new TlsSettings(verify, DEPTH, List.of(), null, null));
            } catch (GeneralSecurityException | IOException impossible) {
                throw new IllegalStateException("every Java platform has TLS", impossible);
            }
        });
    }

    private static Outgoing outgoing(WebRequest request, WebWay way) {
        WebPlace place = request.place();
        String target =
                way.proxy() == null || place.tls() ? place.target() : "http://" + place.authority() + place.target();
        Headers fields = request.sent();
        byte[] body = request.body();
        RequestWriter.Start start = new RequestWriter.Start(request.method(), target, null);
        ByteBuf bytes = RequestWriter.head(start, out -> fields.forEach(out::field), body.length)
                .writeBytes(body);
        return new Outgoing(bytes, null, request.method().equals("HEAD"), /* chunked= */ false, /* upgrades= */ false);
    }

    @Override
    public void close() {
        loop.shutdownGracefully();
    }
}
