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
import dev.gw.runtime.plugin.hmacauth.HmacAuthType;
import dev.gw.runtime.plugin.iprestriction.IpRestrictionType;
import dev.gw.runtime.plugin.jwt.JwtType;
import dev.gw.runtime.plugin.keyauth.KeyAuthType;
import dev.gw.runtime.plugin.redirect.RedirectType;
import dev.gw.runtime.plugin.requesttermination.RequestTerminationType;
import dev.gw.runtime.plugin.requesttransformer.RequestTransformerType;
import dev.gw.runtime.plugin.responsetransformer.ResponseTransformerType;
import dev.gw.runtime.upstream.PeerSource;
import dev.gw.runtime.upstream.ServicePeers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Holds the snapshot that is served, and makes new ones. Thread-safe: a swap is one write. */
public final class Gateway {
    private static final Map<String, PluginType> TYPES = List.of(
                    new AclType(),
                    new BasicAuthType(),
                    new BotDetectionType(),
                    new CorrelationIdType(),
                    new CorsType(),
                    new HmacAuthType(),
                    new IpRestrictionType(),
                    new JwtType(),
                    new KeyAuthType(),
                    new RedirectType(),
                    new RequestTerminationType(),
                    new RequestTransformerType(),
                    new ResponseTransformerType())
            .stream()
            .collect(Collectors.toUnmodifiableMap(PluginType::name, Function.identity()));

    private final Clock clock;
    private final RandomGenerator random;
    private final Executor lookups;
    private final PluginState state = new PluginState();
    private volatile Snapshot snapshot;

    /** A gateway that serves a bundle. */
    public Gateway(Bundle bundle, Clock clock, RandomGenerator random, Executor lookups) {
        this.clock = clock;
        this.random = random;
        this.lookups = lookups;
        this.snapshot = compile(bundle);
    }

    /** The plugins that gw runs, by name. */
    public static Map<String, PluginType> types() {
        return TYPES;
    }

    /** What is served at the moment. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** The names of plugins that the configuration asks for and gw does not run, in alphabetical order. */
    public Set<String> notRun() {
        Set<String> names = new TreeSet<>();
        for (Entity plugin : snapshot.bundle().all(EntityKind.PLUGINS)) {
            String name = plugin.name();
            if (name != null && plugin.isTrue("enabled") && !TYPES.containsKey(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** Serves another bundle from now on; requests in flight end on the old one. */
    public void load(Bundle bundle) {
        snapshot = compile(bundle);
    }

    private Snapshot compile(Bundle bundle) {
        return new Snapshot(bundle, TYPES, new PluginContext(bundle, clock, random, state), this::peers);
    }

    private PeerSource peers(Entity service) {
        int port = service.fields().get("port") instanceof Scalar number ? (int) number.number() : 80;
        String protocol = Objects.requireNonNull(service.fields().string("protocol"));
        boolean tls = protocol.equals("https") || protocol.equals("grpcs");
        return new ServicePeers(Objects.requireNonNull(service.fields().string("host")), port, tls, lookups);
    }
}
