package dev.gw.drill.stage;

import dev.gw.drill.load.HttpSender;
import dev.gw.drill.load.Speech;
import dev.gw.drill.load.Where;
import dev.gw.drill.load.Witness;
import dev.gw.drill.message.Answer;
import dev.gw.drill.message.Ask;
import dev.gw.drill.plan.StoreState;
import dev.gw.drill.standin.RedisStandIn;
import dev.gw.drill.verdict.Target;
import dev.gw.model.Bundle;
import dev.gw.runtime.Doubles;
import dev.gw.runtime.dns.Detours;
import dev.gw.runtime.limit.Window;
import dev.gw.runtime.listen.GatewayServer;
import dev.gw.runtime.listen.Listeners;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.plugin.jwt.LocalKeys;
import dev.gw.runtime.server.ExplainingHeaders;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.server.Transport;
import dev.gw.runtime.settings.AddressRange;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.settings.TrustedAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/** gw's own gateway in this process, on a free port, with time in the drill's hands. */
public final class StagedGateway implements Target {
    private static final int CONNECTIONS = 16;

    /** On a busy machine a stand-in is slow, but it is there; in milliseconds. */
    private static final int PATIENCE = 10_000;

    private final DrillClock clock;
    private final RedisStandIn redis;
    private final GatewayServer server;
    private final HttpSender sender;
    private final BiFunction<Bundle, StoreState, Bundle> inState;
    private Bundle served;

    /**
     * A gateway.
     *
     * @param inState a configuration with its stores in a state
     * @param speech HTTP/1.1 or HTTP/2 without TLS
     * @param redis starts what plugins ask that talk to Redis themselves
     */
    StagedGateway(
            Bundle bundle,
            Map<String, PluginType> types,
            GatewaySettings operator,
            Transport transport,
            Witness witness,
            BiFunction<Bundle, StoreState, Bundle> inState,
            Function<Clock, RedisStandIn> redis,
            Speech speech,
            long now) {
        this.served = bundle;
        this.inState = inState;
        this.clock = new DrillClock(now);
        this.redis = redis.apply(clock);
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        this.server = GatewayServer.start(
                bundle,
                types,
                new Listeners(
                        List.of(new ListenAddress(free, /* tls= */ false, speech == Speech.HTTP2)),
                        List.of(),
                        List.of()),
                2,
                List.of(new ExplainingHeaders()),
                believing(operator),
                new Doubles(new StoreDetours(this.redis.address(), Detours.NONE, PATIENCE), LocalKeys.NONE, clock));
        InetSocketAddress address = new InetSocketAddress(free.getAddress(), port());
        Where where = new Where(address, "127.0.0.1:" + port(), speech, null);
        this.sender = new HttpSender(transport.loops().next(), transport.clientType(), where, clock, witness);
    }

    /** The drill is believed when it says from where it asks. */
    static GatewaySettings believing(GatewaySettings operator) {
        AddressRange here = Objects.requireNonNull(AddressRange.parse("127.0.0.0/8"));
        return operator.with(operator.entrance().trusting(new TrustedAddresses(List.of(here), "X-Real-IP", false)));
    }

    private int port() {
        return server.proxyPorts().get(0);
    }

    /** Serves something else from now on. */
    public void load(Bundle bundle) {
        served = bundle;
        server.gateway().load(bundle);
    }

    @Override
    public void stores(StoreState state) {
        server.gateway().load(inState.apply(served, state));
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public List<Answer> send(Ask ask, int times) {
        return sender.send(ask, times, CONNECTIONS);
    }

    @Override
    public void refresh(Window window) {
        clock.move(window, 0);
    }

    @Override
    public void move(Window window, long offset) {
        clock.move(window, offset);
    }

    @Override
    public void pass(long millis) {
        clock.pass(millis);
    }

    @Override
    public boolean holdsTime() {
        return true;
    }

    @Override
    public void close() {
        sender.close();
        server.close();
        redis.close();
    }
}
