package dev.gw.cli.quota;

import dev.gw.cli.command.Command;
import dev.gw.cli.command.CommandSpec;
import dev.gw.cli.command.Exit;
import dev.gw.cli.command.Invocation;
import dev.gw.cli.command.Options;
import dev.gw.cli.output.OutputException;
import dev.gw.cli.serve.Listen;
import dev.gw.runtime.quota.QuotaSync;
import dev.gw.runtime.quota.SyncPage;
import dev.gw.runtime.quota.SyncState;
import dev.gw.runtime.server.ListenAddress;
import dev.gw.runtime.server.Listener;
import dev.gw.runtime.server.Transport;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code gw quota-sync}: brings quotas from NATS into Redis, for as long as it runs. */
public final class QuotaSyncCommand implements Command {
    private static final String LISTEN = "127.0.0.1:8010";
    private static final long STOPPING_SECONDS = 10;

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command("quota-sync", "Brings quotas of tenants from NATS JetStream into Redis.");
        QuotaPlaces.events(spec);
        QuotaPlaces.redis(spec);
        spec.addOption(Options.value("NAME", "The durable consumer (gw-quota-sync)", "--durable"));
        spec.addOption(Options.value("SUBJECT", "Where unreadable messages go (quota.parked)", "--parked"));
        return spec.addOption(Options.value(
                "ADDR:PORT", "Offer /health and /metrics here (" + LISTEN + "); off for nowhere", "--listen"));
    }

    @Override
    public boolean hasShutdownHooks() {
        return true;
    }

    @Override
    public Exit run(Invocation invocation) {
        SyncState state = new SyncState(Clock.systemUTC());
        QuotaSync sync =
                new QuotaSync(QuotaPlaces.sync(invocation), state, Clock.systemUTC(), text -> say(invocation, text));
        List<ListenAddress> places =
                Listen.parse("--listen", invocation.value("--listen").orElse(LISTEN));
        Transport transport = Transport.start(1);
        try {
            Optional<Listener> page = places.stream().findFirst().map(place -> page(transport, place, state));
            page.ifPresent(port -> say(invocation, "/health and /metrics on port " + port.port()));
            runUntilStopped(sync, () -> say(invocation, "stopped; what is left waits in the stream"));
            page.ifPresent(Listener::close);
            return Exit.FINE;
        } finally {
            transport.close();
        }
    }

    private static Listener page(Transport transport, ListenAddress place, SyncState state) {
        try {
            return Listener.bind(transport, place.address(), new SyncPage(state));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception notBound) {
            throw new OutputException("can't listen: " + notBound.getMessage(), new IOException(notBound));
        }
    }

    private static void runUntilStopped(QuotaSync sync, Runnable stopped) {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(sync, ended), "gw-stop"));
        try {
            sync.run();
            stopped.run();
        } finally {
            ended.countDown();
        }
    }

    /** The process was told to end: a sync that could finish what it had in hand has done all it should. */
    private static void stop(QuotaSync sync, CountDownLatch ended) {
        sync.close();
        try {
            if (ended.await(STOPPING_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(Exit.FINE.code());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(Invocation invocation, String text) {
        if (!invocation.quiet()) {
            invocation.terminal().err().println("gw: " + text);
            invocation.terminal().err().flush();
        }
    }
}
