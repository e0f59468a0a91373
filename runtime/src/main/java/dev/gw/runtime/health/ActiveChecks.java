package dev.gw.runtime.health;

import dev.gw.runtime.health.Prober.Finding;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;

/** Probes the addresses of an upstream, the healthy and the unhealthy ones each at an interval of their own. */
public final class ActiveChecks implements AutoCloseable {
    private final ActiveSettings settings;
    private final CheckSettings counting;
    private final Prober prober;
    private final Supplier<List<Probed>> addresses;
    private final Runnable changed;
    private final List<Runnable> timers;

    /**
     * An address that is probed.
     *
     * @param address where it is
     * @param host what the Host header says
     * @param health what is found goes here
     * @param isDouble whether somebody else stands there, whose certificate nobody vouches for
     */
    public record Probed(InetSocketAddress address, String host, Health health, boolean isDouble) {}

    /**
     * Starts probing.
     *
     * @param addresses the addresses at the moment
     * @param changed called when an address went down or came back
     */
    public ActiveChecks(
            ActiveSettings settings,
            CheckSettings counting,
            Prober prober,
            Timers timers,
            Supplier<List<Probed>> addresses,
            Runnable changed) {
        this.settings = settings;
        this.counting = counting;
        this.prober = prober;
        this.addresses = addresses;
        this.changed = changed;
        this.timers = List.of(
                start(timers, settings.healthyIntervalMillis(), true),
                start(timers, settings.unhealthyIntervalMillis(), false));
    }

    private Runnable start(Timers clock, long interval, boolean up) {
        return interval == 0 ? () -> {} : clock.every(interval, () -> probeAll(up));
    }

    private void probeAll(boolean up) {
        Queue<Probed> waiting = new ArrayDeque<>();
        for (Probed each : addresses.get()) {
            if (each.health().isUp() == up) {
                waiting.add(each);
            }
        }
        for (int i = 0; i < settings.concurrency(); i++) {
            probeNext(waiting);
        }
    }

    private void probeNext(Queue<Probed> waiting) {
        Probed next;
        synchronized (waiting) {
            next = waiting.poll();
        }
        if (next == null) {
            return;
        }
        ActiveSettings its = next.isDouble() ? settings.trusting() : settings;
        prober.probe(next.address(), next.host(), its).thenAccept(finding -> {
            report(next.health(), finding);
            probeNext(waiting);
        });
    }

    private void report(Health health, Finding finding) {
        boolean before = health.isUp();
        switch (finding.kind()) {
            case ANSWER -> health.status(finding.status(), counting);
            case TCP_FAILURE -> health.tcpFailure(counting);
            case TIMEOUT -> health.timeout(counting);
        }
        if (health.isUp() != before) {
            changed.run();
        }
    }

    @Override
    public void close() {
        timers.forEach(Runnable::run);
    }
}
