package dev.gw.runtime.plugin.acme;

import dev.gw.runtime.plugin.PluginState;
import dev.gw.runtime.tls.KeyAndChain;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an operator may ask of the certificates that the plugin orders. Blocks; thread-safe. */
public final class Orders {
    private final Shown shown;
    private final Certificates certificates;

    private Orders(Shown shown, Certificates certificates) {
        this.shown = shown;
        this.certificates = certificates;
    }

    /** Those of a gateway; null where no such plugin is at work. */
    public static @Nullable Orders of(PluginState state) {
        Shown shown = state.of("acme", Shown.class, () -> new Shown(Clock.systemUTC(), line -> {}));
        Certificates certificates = shown.current();
        return certificates == null ? null : new Orders(shown, certificates);
    }

    /**
     * Orders a certificate, unless that is under way.
     *
     * @throws IOException where none could be had; the message says why
     */
    public void order(String host) throws IOException {
        try {
            KeyAndChain made = certificates.orderAnyway(host, null);
            if (made != null) {
                shown.show(host, made);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("the gateway stops", stop);
        }
    }

    /** Begins to renew what ends soon. */
    public void renew() {
        shown.workers().execute(shown::renew);
    }

    /** The hosts that certificates were ordered for, sorted. */
    public List<String> hosts() throws IOException {
        return certificates.hosts();
    }

    /** The certificate of a host; null where there is none. */
    public @Nullable X509Certificate certificate(String host) throws IOException {
        try {
            KeyAndChain kept = certificates.load(host);
            return kept == null ? null : kept.chain().get(0);
        } catch (GeneralSecurityException unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        }
    }
}
