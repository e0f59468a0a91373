package dev.gw.runtime.stream;

import dev.gw.runtime.compile.Snapshot;
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
 */
public record Around(
        Supplier<Snapshot> snapshot,
        Transport transport,
        TlsContexts contexts,
        GatewaySettings settings,
        Clock clock,
        RandomGenerator random) {}
