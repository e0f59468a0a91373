package dev.gw.runtime;

import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.runtime.balance.Surroundings;
import dev.gw.runtime.balance.Upstreams;
import dev.gw.runtime.compile.ServiceRuntime;
import dev.gw.runtime.compile.Snapshot;
import dev.gw.runtime.compile.TlsCache;
import dev.gw.runtime.dns.Detours;
import dev.gw.runtime.dns.NameService;
import dev.gw.runtime.exchange.Detour;
import dev.gw.runtime.exchange.RandomUuid;
import dev.gw.runtime.plugin.NodeId;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.plugin.jwt.LocalKeys;
import dev.gw.runtime.upstream.TlsSettings;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Holds the snapshot that is served, and makes new ones. Thread-safe: a swap is one write. */
public final class Gateway {
    private final Clock clock;
    private final RandomGenerator random;
    private final Surroundings around;
    private final Executor workers;
    private final TlsCache tls = new TlsCache();
    private final PluginState state = new PluginState();
    private final UUID nodeId;
    private volatile Map<String, PluginType> types;
    private volatile Serving serving;

    /**
     * What is served, as one value.
     *
     * @param snapshot the configuration at work
     * @param upstreams its upstreams, with the health of their targets
     * @param identity what tells the configuration from others
     * @param loadedAt when it was loaded, milliseconds since 1970
     */
    public record Serving(Snapshot snapshot, Upstreams upstreams, ConfigHash identity, long loadedAt) {
        /** The configuration's hash, 32 hexadecimal digits. */
        public String hash() {
            return identity.text();
        }
    }

    /**
     * A gateway that serves a bundle.
     *
     * @param workers runs what may block
     */
    public Gateway(Bundle bundle, Clock clock, RandomGenerator random, Surroundings around, Executor workers) {
        this(bundle, PluginTypes.all(), clock, random, around, workers, LocalKeys.NONE);
    }

    /**
     * A gateway that runs other plugins, and takes tokens of a local issuer as well.
     *
     * @param types the plugins that are run, by name
     * @param keys the issuer's
     */
    public Gateway(
            Bundle bundle,
            Map<String, PluginType> types,
            Clock clock,
            RandomGenerator random,
            Surroundings around,
            Executor workers,
            LocalKeys keys) {
        this.types = Map.copyOf(types);
        this.clock = clock;
        this.random = random;
        this.around = around;
        this.workers = workers;
        this.nodeId = NodeId.of(state, random);
        state.of(LocalKeys.NAME, LocalKeys.class, () -> keys);
        state.of(Detours.NAME, Detours.class, around.names()::detours);
        state.of(NameService.NAME, NameService.class, around::names);
        this.serving = compile(bundle, ConfigHash.of(bundle), null);
    }

    /** What is served at the moment. */
    public Snapshot snapshot() {
        return serving.snapshot();
    }

    /** What is served at the moment, with its upstreams, hash and age. */
    public Serving serving() {
        return serving;
    }

    /** The upstreams at the moment, with the health of their targets. */
    public Upstreams upstreams() {
        return serving.upstreams();
    }

    /** What plugins keep across reloads. */
    public PluginState state() {
        return state;
    }

    /** The plugins that are run, by name. */
    public Map<String, PluginType> types() {
        return types;
    }

    /** Runs other plugins, from the next load on. */
    public void types(Map<String, PluginType> others) {
        types = Map.copyOf(others);
    }

    /** An id for a request that no proxied exchange belongs to, random: 32 hexadecimal digits. */
    public String newRequestId() {
        return RandomUuid.from(random).toString().replace("-", "");
    }

    /** The id of this process among the nodes, random. */
    public String nodeId() {
        return nodeId.toString();
    }

    /** The time of answers. */
    public Clock clock() {
        return clock;
    }

    /** Runs what may block: look-ups, checks of configurations. */
    public Executor workers() {
        return workers;
    }

    /** Serves another bundle from now on; requests in flight end on the old one. */
    public void load(Bundle bundle) {
        load(bundle, ConfigHash.of(bundle));
    }

    /** The same for a bundle whose hash is known. */
    public void load(Bundle bundle, String hash) {
        load(bundle, ConfigHash.of(bundle, hash));
    }

    private synchronized void load(Bundle bundle, ConfigHash identity) {
        serving = compile(bundle, identity, serving.upstreams());
    }

    private ServiceRuntime.Way elsewhere(Upstreams upstreams, Entity service, Detour detour) {
        TlsSettings own = upstreams.tlsOf(service);
        boolean overTls = detour.tls() == null ? own != null : detour.tls();
        TlsSettings settings = (own != null ? own : TlsSettings.ANY).wished(detour.security());
        String host = detour.host() != null
                ? detour.host()
                : String.valueOf(service.fields().string("host"));
        int port = detour.host() != null
                ? detour.port()
                : service.fields().get("port") instanceof Scalar scalar ? (int) scalar.number() : 80;
        return new ServiceRuntime.Way(upstreams.peersOf(host, port, overTls), overTls ? tls.of(settings) : null);
    }

    private Serving compile(Bundle bundle, ConfigHash identity, @Nullable Upstreams before) {
        around.names().learn(bundle);
        Upstreams upstreams = Upstreams.of(bundle, around, before);
        PluginContext context = new PluginContext(bundle, clock, random, state);
        Snapshot snapshot = new Snapshot(
                bundle,
                types,
                context,
                service -> ServiceRuntime.of(
                        service,
                        upstreams.peersOf(service),
                        tls.of(upstreams.tlsOf(service)),
                        detour -> elsewhere(upstreams, service, detour)));
        return new Serving(snapshot, upstreams, identity, context.loadedAt());
    }
}
