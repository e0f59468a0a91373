package dev.gw.runtime.plugin.acme;

import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.tls.KeyAndChain;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that handshakes are shown, and the threads that get them; outlives reloads. A handshake never waits:
 * what is not at hand is looked for behind its back, and shown to the next one. Thread-safe.
 */
final class Shown implements PluginState.Closing {
    /** Hosts that are remembered; more come and go unremembered. */
    private static final int MOST = 10_000;

    private static final long KEPT_MILLIS = 3_600_000;
    private static final long DAY_SECONDS = 86_400;

    private final Clock clock;
    private final Consumer<String> log;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Map<String, Kept> byHost = new ConcurrentHashMap<>();
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = Executors.newCachedThreadPool(Shown::daemon);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Shown::daemon);
    private volatile @Nullable Certificates current;

    private record Kept(KeyAndChain certificate, long until) {}

    Shown(Clock clock, Consumer<String> log) {
        this.clock = clock;
        this.log = log;
        timer.scheduleAtFixedRate(() -> workers.execute(this::renew), DAY_SECONDS, DAY_SECONDS, TimeUnit.SECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "gw-acme");
        thread.setDaemon(true);
        return thread;
    }

    /** Ends the waiting of orders. */
    CountDownLatch stopped() {
        return stopped;
    }

    ExecutorService workers() {
        return workers;
    }

    /** The configuration of the moment: its certificates are renewed. */
    void serve(Certificates certificates) {
        current = certificates;
    }

    /** The certificate of a host; null where there is none yet, then it is got. */
    @Nullable
    KeyAndChain of(String host, Certificates certificates) {
        Kept kept = byHost.get(host);
        if ((kept == null || kept.until() <= clock.millis()) && wanted.size() < MOST && wanted.add(host)) {
            workers.execute(() -> get(host, certificates));
        }
        return kept == null ? null : kept.certificate();
    }

    private void get(String host, Certificates certificates) {
        try {
            KeyAndChain found = certificates.load(host);
            keep(host, found == null ? certificates.order(host, null) : found);
        } catch (IOException | GeneralSecurityException | RuntimeException problem) {
            log.accept("acme: " + problem.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            wanted.remove(host);
        }
    }

    private void keep(String host, @Nullable KeyAndChain certificate) {
        if (certificate != null) {
            if (byHost.size() >= MOST) {
                byHost.keySet().stream().limit(MOST / 10).toList().forEach(byHost::remove);
            }
            byHost.put(host, new Kept(certificate, clock.millis() + KEPT_MILLIS));
        }
    }

    /** The certificates of the configuration of the moment; null where there are none. */
    @Nullable
    Certificates current() {
        return current;
    }

    /** Shows a certificate from now on. */
    void show(String host, KeyAndChain certificate) {
        keep(host, certificate);
    }

    /** Renews what ends soon; what is new is shown at once. */
    void renew() {
        Certificates certificates = current;
        if (certificates == null) {
            return;
        }
        try {
            for (String host : certificates.renew()) {
                keep(host, certificates.load(host));
            }
        } catch (IOException | GeneralSecurityException | RuntimeException problem) {
            log.accept("acme: " + problem.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        timer.shutdownNow();
        workers.shutdownNow();
    }
}
