package dev.gw.runtime.recorded;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.runtime.Gateway;
import dev.gw.runtime.balance.Surroundings;
import dev.gw.runtime.server.Listener;
import dev.gw.runtime.server.ProxyHandler;
import dev.gw.runtime.server.Transport;
import dev.gw.runtime.upstream.UpstreamClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;

/** A gateway on a free port of this process, with an injected clock and a seeded source of randomness. */
final class RunningGateway implements AutoCloseable {
    private final Transport transport = Transport.start(1);
    private final Clock clock;
    private final Random random = new Random(39);
    private volatile Gateway gateway;
    private final Listener listener;

    RunningGateway(Clock clock) {
        this.clock = clock;
        gateway = gateway(new Bundle(MapNode.empty(), List.of()));
        ProxyHandler handler = new ProxyHandler(
                () -> gateway.snapshot(), clock, random, loop -> new UpstreamClient(loop, transport.clientType()));
        listener = Listener.bind(transport, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), handler);
    }

    private Gateway gateway(Bundle bundle) {
        Surroundings around = Surroundings.on(
                transport.loops(),
                transport.clientType(),
                transport.datagramType(),
                ForkJoinPool.commonPool(),
                clock,
                random);
        return new Gateway(bundle, clock, random, around, ForkJoinPool.commonPool());
    }

    int port() {
        return listener.port();
    }

    /** Starts anew with a configuration: no counter and no cache is left; false where it is refused. */
    boolean startWith(MapNode config) {
        Outcome outcome = DeclarativeCheck.check(config, CheckSettings.defaults());
        if (!outcome.isAccepted()) {
            return false;
        }
        gateway = gateway(new Bundle(outcome.document(), outcome.entities()));
        return true;
    }

    @Override
    public void close() {
        listener.close();
        transport.close();
    }
}
