package dev.gw.runtime.server;

import dev.gw.runtime.compile.Snapshot;
import dev.gw.runtime.error.ErrorAnswers;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.ExchangeObserver;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Request.HttpVersion;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.exchange.Timings;
import dev.gw.runtime.http.BodyMemory;
import dev.gw.runtime.http.MalformedMessage;
import dev.gw.runtime.http.RequestHandler;
import dev.gw.runtime.http.RequestHead;
import dev.gw.runtime.http.ServerStream;
import dev.gw.runtime.settings.ClientLimits;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.settings.TrustedAddresses;
import dev.gw.runtime.upstream.UpstreamClient;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Answers the requests of the proxy listeners with the snapshot of the moment. Thread-safe. */
public final class ProxyHandler implements RequestHandler {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private final Supplier<Snapshot> snapshot;
    private final Clock clock;
    private final RandomGenerator random;
    private final Function<EventLoop, UpstreamClient> newClient;
    private final List<ExchangeObserver> observers;
    private final GatewaySettings settings;
    private final BodyMemory bodies;
    private final Handshakes handshakes;
    private final Map<EventLoop, UpstreamClient> clients = new ConcurrentHashMap<>();

    /** A handler that nobody observes. */
    public ProxyHandler(
            Supplier<Snapshot> snapshot,
            Clock clock,
            RandomGenerator random,
            Function<EventLoop, UpstreamClient> newClient) {
        this(snapshot, clock, random, newClient, List.of(), GatewaySettings.USUAL, BodyMemory.ofProcess());
    }

    /**
     * A handler.
     *
     * @param snapshot what to serve; asked once per request
     * @param random makes request ids
     * @param newClient makes the upstream client of an event loop
     * @param observers are told of every exchange, in this order
     * @param settings what the operator set
     * @param bodies where bodies are kept that plugins read
     */
    public ProxyHandler(
            Supplier<Snapshot> snapshot,
            Clock clock,
            RandomGenerator random,
            Function<EventLoop, UpstreamClient> newClient,
            List<ExchangeObserver> observers,
            GatewaySettings settings,
            BodyMemory bodies) {
        this.snapshot = snapshot;
        this.clock = clock;
        this.random = random;
        this.newClient = newClient;
        this.observers = List.copyOf(observers);
        this.settings = settings;
        this.bodies = bodies;
        this.handshakes = new Handshakes(settings, clock, random);
    }

    @Override
    public boolean greet(Channel client, @Nullable String serverName) {
        return handshakes.begun(snapshot.get().handshakes(), client, serverName);
    }

    @Override
    public ClientLimits limits() {
        return settings.client();
    }

    @Override
    public TrustedAddresses trusted() {
        return settings.trusted();
    }

    @Override
    public BodyMemory bodies() {
        return bodies;
    }

    @Override
    public void handle(ServerStream stream) {
        RequestHead head = Objects.requireNonNull(stream.head());
        Request.Connection connection = stream.connection();
        Request request = Routing.request(head, behind(connection, head));
        Exchange exchange = new Exchange(request, newId(), timings(stream), () -> body(stream));
        exchange.settings(settings);
        exchange.runOn(stream.eventLoop());
        exchange.traffic(stream.traffic());
        if (isTooLarge(head.framing().length())) {
            Headers headers = head.headers();
            refuse(
                    stream,
                    exchange,
                    ErrorAnswers.proxyError(exchange, 413, headers.get("Accept"), headers.get("Content-Type")));
            return;
        }
        run(stream, exchange).start();
    }

    /** The connection as of the client that a trusted peer names in a header. */
    private Request.Connection behind(Request.Connection connection, RequestHead head) {
        TrustedAddresses trusted = settings.trusted();
        return trusted.byProxyProtocol() || trusted.ranges().isEmpty()
                ? connection
                : connection.behind(
                        trusted.client(connection.hop(), head.headers().all(trusted.header())));
    }

    private ProxyRun run(ServerStream stream, Exchange exchange) {
        UpstreamClient client = clients.computeIfAbsent(stream.eventLoop(), newClient);
        return new ProxyRun(snapshot.get(), stream, exchange, client, observers);
    }

    private boolean isTooLarge(long length) {
        return settings.client().maxBody() > 0 && length > settings.client().maxBody();
    }

    /** The body, for plugins that ask for all of it. */
    private CompletionStage<byte[]> body(ServerStream stream) {
        long most = settings.client().maxBody();
        return stream.body(most > 0 ? Math.min(most, ServerStream.MOST_COLLECTED) : ServerStream.MOST_COLLECTED);
    }

    private Timings timings(ServerStream stream) {
        return new Timings(clock.millis(), now(stream));
    }

    private static long now(ServerStream stream) {
        return stream.eventLoop().ticker().nanoTime();
    }

    private String newId() {
        byte[] id = new byte[32];
        hex(random.nextLong(), id, 0);
        hex(random.nextLong(), id, 16);
        return new String(id, StandardCharsets.ISO_8859_1);
    }

    private static void hex(long half, byte[] into, int at) {
        for (int i = 0; i < 16; i++) {
            into[at + i] = HEX[(int) (half >>> 60 - 4 * i) & 15];
        }
    }

    @Override
    public void refuse(ServerStream stream, MalformedMessage problem) {
        Request nothing =
                new Request("", "/", null, HttpVersion.HTTP_1_1, problem.headers(), "", "", stream.connection());
        Exchange exchange = new Exchange(nothing, newId(), timings(stream), () -> body(stream));
        exchange.settings(settings);
        exchange.runOn(stream.eventLoop());
        exchange.traffic(stream.traffic());
        refuse(stream, exchange, refusal(problem.status(), exchange));
    }

    /** Sends an answer to a request that is not looked at any further. */
    private void refuse(ServerStream stream, Exchange exchange, Response response) {
        exchange.respond(response);
        run(stream, exchange).refused();
    }

    private static Response refusal(int status, Exchange exchange) {
        return switch (status) {
            case 501, 505 -> ErrorAnswers.nginxPage(status);
            case MalformedMessage.PLAIN_ON_TLS -> ErrorAnswers.plainOnTls();
            default -> ErrorAnswers.proxyError(exchange, status);
        };
    }
}
