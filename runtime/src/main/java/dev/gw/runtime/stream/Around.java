package dev.gw.runtime.stream;

import dev.gw.runtime.compile.Snapshot;
import dev.gw.runtime.server.Handshakes;
import dev.gw.runtime.server.Transport;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.tls.TlsContexts;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What relaying needs.
 *
 * @param snapshot what to serve; asked once per session
 * @param contexts shows certificates to clients
 * @param clock the time of day
 * @param random makes ids
 * @param handshakes tells plugins of handshakes
 */
public record Around(
        Supplier<Snapshot> snapshot,
        Transport transport,
        TlsContexts contexts,
        GatewaySettings settings,
        Clock clock,
        RandomGenerator random,
        Handshakes handshakes) {
    /** The same, with handshakes that are told of with these settings. */
    public Around(
            Supplier<Snapshot> snapshot,
            Transport transport,
            TlsContexts contexts,
            GatewaySettings settings,
            Clock clock,
            RandomGenerator random) {
        this(snapshot, transport, contexts, settings, clock, random, new Handshakes(settings, clock, random));
    }
}
