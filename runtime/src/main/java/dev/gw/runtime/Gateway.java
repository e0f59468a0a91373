package dev.gw.runtime;

import dev.gw.model.Bundle;
import dev.gw.runtime.balance.Surroundings;
import dev.gw.runtime.balance.Upstreams;
import dev.gw.runtime.compile.ServiceRuntime;
import dev.gw.runtime.compile.Snapshot;
import dev.gw.runtime.compile.TlsCache;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginState;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Holds the snapshot that is served, and makes new ones. Thread-safe: a swap is one write. */
public final class Gateway {
    private final Clock clock;
    private final RandomGenerator random;
    private final Surroundings around;
    private final TlsCache tls = new TlsCache();
    private final PluginState state = new PluginState();
    private volatile Snapshot snapshot;
    private volatile Upstreams upstreams;

    /** A gateway that serves a bundle. */
    public Gateway(Bundle bundle, Clock clock, RandomGenerator random, Surroundings around) {
        this.clock = clock;
        this.random = random;
        this.around = around;
        this.upstreams = Upstreams.of(bundle, around, null);
        this.snapshot = compile(bundle, upstreams);
    }

    /** What is served at the moment. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** The upstreams at the moment, with the health of their targets. */
    public Upstreams upstreams() {
        return upstreams;
    }

    /** Serves another bundle from now on; requests in flight end on the old one. */
    public synchronized void load(Bundle bundle) {
        Upstreams next = Upstreams.of(bundle, around, upstreams);
        snapshot = compile(bundle, next);
        upstreams = next;
    }

    private Snapshot compile(Bundle bundle, Upstreams next) {
        return new Snapshot(
                bundle,
                PluginTypes.all(),
                new PluginContext(bundle, clock, random, state),
                service -> ServiceRuntime.of(service, next.peersOf(service), tls.of(next.tlsOf(service))));
    }
}
