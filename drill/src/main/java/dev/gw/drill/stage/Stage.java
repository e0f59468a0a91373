package dev.gw.drill.stage;

import dev.gw.check.CheckResult;
import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.drill.load.EchoUpstreams;
import dev.gw.drill.load.Speech;
import dev.gw.drill.load.Witness;
import dev.gw.drill.plan.StoreState;
import dev.gw.drill.standin.RedisStandIn;
import dev.gw.drill.standin.StandInTls;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.server.Transport;
import dev.gw.runtime.settings.GatewaySettings;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A configuration made ready to be drilled on this machine, with its stand-ins running. Thread-safe. */
public final class Stage implements AutoCloseable {
    /** A consumer that a drill adds where there is only one, to see that callers are counted apart. */
    public static final String SECOND_CONSUMER = "gw-drill-b";

    private final Map<String, PluginType> types;
    private final CheckSettings settings;
    private final GatewaySettings operator;
    private final Transport transport;
    private final Witness witness;
    private final EchoUpstreams upstreams;
    private final Stores stores = new Stores();
    private final SigningKeys keys = new SigningKeys();
    private final StandInTls tls = new StandInTls(Clock.systemUTC(), new SecureRandom());
    private final Map<String, Map<String, String>> stored;
    private final Speech speech;
    private final MapNode document;
    private final Bundle bundle;
    private final List<String> notes;

    private Stage(
            Bundle original,
            CheckSettings settings,
            Map<String, PluginType> types,
            GatewaySettings operator,
            Map<String, Map<String, String>> stored,
            Speech speech) {
        this.stored = stored;
        this.speech = speech;
        this.types = types;
        this.operator = operator;
        this.settings = settings;
        this.transport = Transport.start(2);
        this.witness = new Witness();
        this.upstreams = new EchoUpstreams(transport, witness);
        Rewriting rewriting = rewriting(original);
        this.document = rewriting.document(original.document());
        this.notes = rewriting.notes();
        CheckResult result = Checker.check(document, settings);
        this.bundle = result.bundle()
                .orElseThrow(() -> new IllegalStateException("the rewritten configuration is refused: "
                        + result.diagnostics().stream().map(Diagnostic::message).toList()));
    }

    private Rewriting rewriting(Bundle original) {
        return new Rewriting(
                keys,
                upstreams::port,
                original.all(EntityKind.UPSTREAMS).stream()
                        .map(Entity::name)
                        .map(Objects::toString)
                        .collect(Collectors.toSet()));
    }

    /** Makes another configuration ready for the same stand-ins and keys. */
    public Bundle rewrite(Bundle other) {
        return check(rewriting(other).document(other.document())).orElseThrow();
    }

    /** Rewrites a configuration, and starts its stand-ins. */
    public static Stage of(Bundle original, CheckSettings settings, Map<String, PluginType> types) {
        return of(original, settings, types, GatewaySettings.USUAL, Map.of(), Speech.HTTP1);
    }

    /**
     * The same under an operator's settings.
     *
     * @param operator what the gateway is served with, but for whom it believes
     * @param stored what plugins find in Redis that ask it themselves: fields of hashes, and texts as the field without a
     *     name
     * @param speech HTTP/1.1 or HTTP/2 without TLS, for all that is asked of gateways
     */
    public static Stage of(
            Bundle original,
            CheckSettings settings,
            Map<String, PluginType> types,
            GatewaySettings operator,
            Map<String, Map<String, String>> stored,
            Speech speech) {
        return new Stage(original, settings, types, operator, stored, speech);
    }

    /** The configuration as it is drilled. */
    public Bundle bundle() {
        return bundle;
    }

    /** The plugins that the gateway runs, by name. */
    public Map<String, PluginType> types() {
        return types;
    }

    /** Its document. */
    public MapNode document() {
        return document;
    }

    /** The private halves of the keys in it. */
    public SigningKeys keys() {
        return keys;
    }

    /** The stand-in that a service asks: its name, or the beginning of the names of several. */
    public Optional<String> upstreamOf(Entity service) {
        String host = String.valueOf(service.fields().string("host"));
        boolean balanced = bundle.all(EntityKind.UPSTREAMS).stream().anyMatch(one -> host.equals(one.name()));
        if (balanced) {
            return Optional.of(host + " target ");
        }
        return service.fields().get("port") instanceof Scalar port
                ? upstreams.name((int) port.number())
                : Optional.empty();
    }

    /** What differs from the configuration that was given, a sentence each. */
    public List<String> notes() {
        return notes;
    }

    /** Checks another version of the document; empty where Kong would refuse it. */
    public Optional<Bundle> check(MapNode other) {
        return Checker.check(other, settings).bundle();
    }

    /**
     * Starts a gateway that serves a bundle, by a clock that starts now and is moved by the drill.
     *
     * @param now milliseconds since 1970
     */
    public StagedGateway serve(Bundle served, long now) {
        return new StagedGateway(served, types, operator, transport, witness, this::inState, this::redis, speech, now);
    }

    /**
     * Starts one that serves the configuration as it is drilled.
     *
     * @param plugins what it runs
     * @param now milliseconds since 1970
     */
    public StagedGateway serve(Switchboard plugins, long now) {
        return new StagedGateway(
                bundle, plugins.types(), operator, transport, witness, this::inState, this::redis, speech, now);
    }

    /** Every gateway has a Redis of its own, as every one has counters of its own. */
    private RedisStandIn redis(Clock clock) {
        return new RedisStandIn(transport, tls, clock, stored);
    }

    /** A configuration with its stores in a state. */
    private Bundle inState(Bundle served, StoreState state) {
        return state == StoreState.WELL
                ? served
                : check((MapNode) stores.with(served.document(), state)).orElse(served);
    }

    @Override
    public void close() {
        stores.close();
        upstreams.close();
        transport.close();
    }
}
