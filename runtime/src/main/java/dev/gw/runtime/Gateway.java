package dev.gw.runtime;

import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.compile.Snapshot;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.plugin.acl.AclType;
import dev.gw.runtime.plugin.basicauth.BasicAuthType;
import dev.gw.runtime.plugin.botdetection.BotDetectionType;
import dev.gw.runtime.plugin.correlationid.CorrelationIdType;
import dev.gw.runtime.plugin.cors.CorsType;
import dev.gw.runtime.plugin.filelog.FileLogType;
import dev.gw.runtime.plugin.hmacauth.HmacAuthType;
import dev.gw.runtime.plugin.httplog.HttpLogType;
import dev.gw.runtime.plugin.iprestriction.IpRestrictionType;
import dev.gw.runtime.plugin.jwt.JwtType;
import dev.gw.runtime.plugin.keyauth.KeyAuthType;
import dev.gw.runtime.plugin.prometheus.PrometheusType;
import dev.gw.runtime.plugin.proxycache.ProxyCacheType;
import dev.gw.runtime.plugin.ratelimiting.RateLimitingType;
import dev.gw.runtime.plugin.redirect.RedirectType;
import dev.gw.runtime.plugin.requestsizelimiting.RequestSizeLimitingType;
import dev.gw.runtime.plugin.requesttermination.RequestTerminationType;
import dev.gw.runtime.plugin.requesttransformer.RequestTransformerType;
import dev.gw.runtime.plugin.responseratelimiting.ResponseRateLimitingType;
import dev.gw.runtime.plugin.responsetransformer.ResponseTransformerType;
import dev.gw.runtime.upstream.PeerSource;
import dev.gw.runtime.upstream.ServicePeers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds the snapshot that is served, and makes new ones. Thread-safe: a swap is one write. */
public final class Gateway {
    private static final Map<String, PluginType> TYPES = Stream.of(
                    new AclType(),
                    new BasicAuthType(),
                    new BotDetectionType(),
                    new CorrelationIdType(),
                    new CorsType(),
                    new FileLogType(),
                    new HmacAuthType(),
                    new HttpLogType(),
                    new IpRestrictionType(),
                    new JwtType(),
                    new KeyAuthType(),
                    new PrometheusType(),
                    new ProxyCacheType(),
                    new RateLimitingType(),
                    new RedirectType(),
                    new RequestSizeLimitingType(),
                    new RequestTerminationType(),
                    new RequestTransformerType(),
                    new ResponseRateLimitingType(),
                    new ResponseTransformerType())
            .collect(Collectors.toUnmodifiableMap(PluginType::name, Function.identity()));

    private final Clock clock;
    private final RandomGenerator random;
    private final Executor lookups;
    private final PluginState state = new PluginState();
    private final UUID nodeId;
    private volatile Serving serving;

    /**
     * What is served, as one value.
     *
     * @param snapshot the configuration at work
     * @param hash the configuration's hash, 32 hexadecimal digits
     * @param loadedAt when it was loaded, milliseconds since 1970
     */
    public record Serving(Snapshot snapshot, String hash, long loadedAt) {}

    /** A gateway that serves a bundle. */
    public Gateway(Bundle bundle, Clock clock, RandomGenerator random, Executor lookups) {
        this.clock = clock;
        this.random = random;
        this.lookups = lookups;
        this.nodeId = new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE);
        this.serving = compile(bundle, ConfigHash.of(bundle));
    }

    /** What is served at the moment. */
    public Snapshot snapshot() {
        return serving.snapshot();
    }

    /** The names of plugins that the configuration asks for and gw does not run, in alphabetical order. */
    public Set<String> notRun() {
        Set<String> names = new TreeSet<>();
        for (Entity plugin : snapshot().bundle().all(EntityKind.PLUGINS)) {
            String name = plugin.name();
            if (name != null && plugin.isTrue("enabled") && !TYPES.containsKey(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** What of the plugins that are run is valid but has no effect here, a sentence each: "cors: …". */
    public List<String> limits() {
        List<String> sentences = new ArrayList<>();
        for (Entity plugin : snapshot().bundle().all(EntityKind.PLUGINS)) {
            PluginType type = TYPES.get(String.valueOf(plugin.name()));
            if (type != null && plugin.isTrue("enabled")) {
                type.notRun(plugin).forEach(sentence -> sentences.add(type.name() + ": " + sentence));
            }
        }
        return sentences;
    }

    /** What is served at the moment, with its hash and age. */
    public Serving serving() {
        return serving;
    }

    /** What plugins keep across reloads. */
    public PluginState state() {
        return state;
    }

    /** The id of this process among the nodes, random. */
    public String nodeId() {
        return nodeId.toString();
    }

    /** Runs what may block: look-ups, checks of configurations. */
    public Executor workers() {
        return lookups;
    }

    /** Serves another bundle from now on; requests in flight end on the old one. */
    public void load(Bundle bundle) {
        load(bundle, ConfigHash.of(bundle));
    }

    /** The same for a bundle whose hash is known. */
    public void load(Bundle bundle, String hash) {
        serving = compile(bundle, bundle.isEmpty() ? ConfigHash.EMPTY : hash);
    }

    private Serving compile(Bundle bundle, String hash) {
        PluginContext context = new PluginContext(bundle, clock, random, state);
        return new Serving(new Snapshot(bundle, TYPES, context, this::peers), hash, context.loadedAt());
    }

    private PeerSource peers(Entity service) {
        int port = service.fields().get("port") instanceof Scalar number ? (int) number.number() : 80;
        String protocol = Objects.requireNonNull(service.fields().string("protocol"));
        boolean tls = protocol.equals("https") || protocol.equals("grpcs");
        return new ServicePeers(Objects.requireNonNull(service.fields().string("host")), port, tls, lookups);
    }
}
