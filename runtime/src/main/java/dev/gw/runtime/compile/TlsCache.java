package dev.gw.runtime.compile;

import dev.gw.runtime.upstream.TlsSettings;
import dev.gw.runtime.upstream.UpstreamTls;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * TLS by its settings, so that services with the same ones share connections, before and after a reload. Thread-safe.
 */
public final class TlsCache {
    private static final int MAX = 1_000;

    private final Map<TlsSettings, UpstreamTls> made = new ConcurrentHashMap<>();

    /** The TLS of these settings; null for null. */
    public @Nullable UpstreamTls of(@Nullable TlsSettings settings) {
        if (settings == null) {
            return null;
        }
        if (made.size() > MAX) {
            made.clear();
        }
        return made.computeIfAbsent(settings, TlsCache::make);
    }

    private static UpstreamTls make(TlsSettings settings) {
        try {
            return UpstreamTls.of(settings);
        } catch (GeneralSecurityException | IOException unusable) {
            if (settings.certificate() == null) {
                throw new IllegalStateException(unusable);
            }
            // as in Kong, a client certificate that can't be used is not shown
            return make(new TlsSettings(settings.verify(), settings.depth(), settings.trusted(), null, null));
        }
    }
}
