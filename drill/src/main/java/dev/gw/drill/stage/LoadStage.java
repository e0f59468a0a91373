package dev.gw.drill.stage;

import dev.gw.check.CheckResult;
import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.drill.load.Badges;
import dev.gw.drill.load.Dialler;
import dev.gw.drill.load.FaultMaker;
import dev.gw.drill.load.LoadProgress;
import dev.gw.drill.load.LoadRun;
import dev.gw.drill.load.Speech;
import dev.gw.drill.load.Where;
import dev.gw.drill.measure.LoadResult;
import dev.gw.drill.scenario.Fault;
import dev.gw.drill.scenario.Load;
import dev.gw.drill.scenario.Quantity;
import dev.gw.drill.scenario.Scenario;
import dev.gw.drill.standin.Behaviour;
import dev.gw.drill.standin.KeyRing;
import dev.gw.drill.standin.RedisStandIn;
import dev.gw.drill.standin.StandInTls;
import dev.gw.drill.standin.StandIns;
import dev.gw.model.Bundle;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.exchange.ExchangeObserver;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.listen.Listeners;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.server.Transport;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.upstream.TlsSettings;
import dev.gw.runtime.upstream.UpstreamTls;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * gw's own gateway in this process, to be put under load: with stand-ins for all upstreams, tokens of its own, and counters
 * in the process. What the configuration says stays as it is otherwise. Thread-safe.
 */
public final class LoadStage implements FaultMaker, AutoCloseable {
    private final Scenario scenario;
    private final CheckSettings settings;
    private final Embedding embedding;
    private final @Nullable DrilledRedis redis;
    private final Transport transport = Transport.start(1);
    private final ExecutorService workers = Executors.newSingleThreadExecutor(LoadStage::daemon);
    private final WindowClock clock;
    private final KeyRing keys = KeyRing.fresh(new SecureRandom());
    private final StandIns standIns;
    private final RedisStandIn redisStandIn;
    private final GatewayServer server;
    private final Wallet wallet;
    private final Bundle bundle;
    private final Map<String, Bundle> others;
    private volatile Bundle served;

    /**
     * Starts a gateway.
     *
     * @param original the configuration
     * @param settings what it was checked for
     * @param types the plugins that are run, by name
     * @param others the configurations that the scenario's faults load, by the name they have there
     */
    public LoadStage(
            Scenario scenario,
            Bundle original,
            CheckSettings settings,
            Map<String, PluginType> types,
            Map<String, Bundle> others,
            Clock time) {
        this(scenario, original, settings, types, GatewaySettings.USUAL, others, time, null, List.of());
    }

    /**
     * Starts a gateway that may count in Redis.
     *
     * @param operator what it is served with, but for whom it believes
     * @param redis what is asked instead of the configuration's; null where counters are kept in the process. Closed with
     *     the stage
     * @param observers are told of every request
     */
    public LoadStage(
            Scenario scenario,
            Bundle original,
            CheckSettings settings,
            Map<String, PluginType> types,
            GatewaySettings operator,
            Map<String, Bundle> others,
            Clock time,
            @Nullable DrilledRedis redis,
            List<ExchangeObserver> observers) {
        this.scenario = scenario;
        this.redis = redis;
        this.embedding = new Embedding(redis == null ? 0 : redis.port());
        this.settings = settings;
        this.clock = WindowClock.jumping(time);
        this.bundle = embedded(original);
        this.served = bundle;
        Function<Bundle, Bundle> embed = this::embedded;
        this.others = others.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, one -> embed.apply(one.getValue())));
        StandInTls tls = new StandInTls(time, new SecureRandom());
        this.standIns = new StandIns(StandIns.Which.ALL, 1, tls, ignored -> {});
        this.redisStandIn = new RedisStandIn(transport, tls, clock, Map.of());
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        this.server = GatewayServer.start(
                bundle,
                types,
                new Listeners(
                        List.of(new ListenAddress(free, speaks("h2"), speaks("h2") || speaks("h2c") || callsGrpc())),
                        List.of(),
                        List.of()),
                threads,
                observers,
                StagedGateway.believing(operator),
                new Doubles(new StoreDetours(store(), standIns, 0), keys).with(clock));
        this.wallet = new Wallet(scenario, bundle, keys, clock);
    }

    /** What plugins ask that talk to Redis themselves. */
    private InetSocketAddress store() {
        return redis == null ? redisStandIn.address() : new InetSocketAddress(NetUtil.LOCALHOST4, redis.port());
    }

    private boolean callsGrpc() {
        return scenario.loads().stream().anyMatch(Load::callsGrpc);
    }

    private boolean speaks(String http) {
        return scenario.target().http().equals(http);
    }

    /** The gateway here shows a certificate of its own making. */
    private static UpstreamTls anybody() {
        try {
            return UpstreamTls.of(TlsSettings.ANY);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("trust in anybody needs no certificate", e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "gw-drill");
        thread.setDaemon(true);
        return thread;
    }

    private Bundle embedded(Bundle original) {
        CheckResult result = Checker.check(embedding.document(original.document()), settings);
        return result.bundle().orElse(original);
    }

    /** The configuration as it is served here. */
    public Bundle bundle() {
        return bundle;
    }

    /**
     * Serves something else from now on. Those who ask go on showing what the configuration gave them, and those who stand
     * in for its servers are called as it calls them.
     */
    public void serve(Bundle other) {
        served = embedded(other);
        load(served);
    }

    private void load(Bundle other) {
        server.gateway().load(other);
        if (served != bundle) {
            standIns.call(bundle);
        }
    }

    /** What those show who ask. */
    public Wallet wallet() {
        return wallet;
    }

    /** The stand-ins behind the gateway. */
    public StandIns standIns() {
        return standIns;
    }

    /** Where the gateway listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.proxyPorts().get(0));
    }

    /**
     * Runs the scenario.
     *
     * @param mostRequests the most requests that are sent
     * @param stopped asked a few times a second whether to end now
     * @param told hears of every second
     */
    public LoadResult run(int mostRequests, BooleanSupplier stopped, Consumer<LoadProgress> told) {
        wallet.fill();
        Badges badges = wallet;
        InetSocketAddress address = address();
        Where where = new Where(
                address,
                "127.0.0.1:" + address.getPort(),
                speaks("h2") || speaks("h2c") ? Speech.HTTP2 : Speech.HTTP1,
                speaks("h2") ? anybody() : null);
        if (where.tls() != null) {
            // the first handshake takes seconds, and they are not the load's
            new Dialler(transport.loops().next(), transport.clientType(), where).problem();
        }
        LoadRun.World world = new LoadRun.World(
                transport, where, badges, this, clock, true, clock, workers, mostRequests, embedding.notes());
        try (Renewing renewing = new Renewing(transport, workers, wallet)) {
            renewing.begin();
            return new LoadRun(scenario, world).run(stopped, told);
        }
    }

    @Override
    public void begin(Fault fault) {
        switch (fault.kind()) {
            case RELOAD -> load(others.getOrDefault(fault.subject(), served));
            case UPSTREAM -> standIns.behave(fault.subject(), behaviour(fault.manner()));
            case ROTATE_KEYS -> {
                List.of("RS256", "ES256", "ES384", "ES512", "EdDSA").forEach(keys::rotate);
                load(served);
                wallet.renew();
            }
            case REDIS -> Objects.requireNonNull(redis).breaks(fault.manner());
        }
    }

    @Override
    public void end(Fault fault) {
        switch (fault.kind()) {
            case RELOAD -> load(served);
            case UPSTREAM -> standIns.behave(fault.subject(), Behaviour.USUAL);
            case ROTATE_KEYS -> wallet.renew();
            case REDIS -> Objects.requireNonNull(redis).mend(fault.manner());
        }
    }

    private static Behaviour behaviour(String manner) {
        if (manner.startsWith("status:")) {
            return Behaviour.status(Integer.parseInt(manner.substring(7)));
        }
        if (manner.startsWith("delay:")) {
            return Behaviour.delay(Objects.requireNonNullElse(Quantity.duration(manner.substring(6)), Duration.ZERO));
        }
        return manner.equals("stall") ? Behaviour.stall() : Behaviour.refuse();
    }

    @Override
    public void close() {
        server.close();
        standIns.close();
        redisStandIn.close();
        if (redis != null) {
            redis.close();
        }
        workers.shutdownNow();
        transport.close();
    }
}
