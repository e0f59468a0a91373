package dev.gw.runtime.upstream;

import dev.gw.runtime.exchange.TlsWish;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service is asked over TLS.
 *
 * @param verify whether its certificate must be good
 * @param depth how many certificates may stand between its own and a trusted one
 * @param trusted the trusted certificates, PEM; the machine's own where there are none
 * @param certificate what the gateway shows of itself, PEM; null for nothing
 * @param key the key to that, PEM
 */
public record TlsSettings(
        boolean verify,
        int depth,
        List<String> trusted,
        @Nullable String certificate,
        @Nullable String key) {
    /** Takes any certificate and shows none. */
    public static final TlsSettings ANY = new TlsSettings(false, 1, List.of(), null, null);

    /** The same as far as nothing else is wished. */
    public TlsSettings wished(TlsWish wish) {
        if (wish.equals(TlsWish.NONE)) {
            return this;
        }
        boolean shows = wish.certificate() != null;
        return new TlsSettings(
                wish.verify() == null ? verify : wish.verify(),
                wish.depth() == null ? depth : wish.depth(),
                wish.trusted() == null ? trusted : wish.trusted(),
                shows ? wish.certificate() : certificate,
                shows ? wish.key() : key);
    }
}
