package dev.gw.runtime.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a plugin wants the service asked over TLS; null stands for as the service says. Immutable.
 *
 * @param verify whether the service's certificate must be good
 * @param depth how many certificates may stand between its own and a trusted one
 * @param trusted the trusted certificates, PEM
 * @param certificate what the gateway shows of itself, PEM
 * @param key the key to that, PEM
 */
public record TlsWish(
        @Nullable Boolean verify,
        @Nullable Integer depth,
        @Nullable List<String> trusted,
        @Nullable String certificate,
        @Nullable String key) {
    /** Nothing otherwise. */
    public static final TlsWish NONE = new TlsWish(null, null, null, null, null);

    /** The same, verifying or not. */
    public TlsWish verifying(boolean wanted) {
        return new TlsWish(wanted, depth, trusted, certificate, key);
    }

    /** The same with so many certificates between. */
    public TlsWish upTo(int certificates) {
        return new TlsWish(verify, certificates, trusted, certificate, key);
    }

    /** The same with other trusted certificates. */
    public TlsWish trusting(List<String> pems) {
        return new TlsWish(verify, depth, List.copyOf(pems), certificate, key);
    }

    /** The same, showing a certificate. */
    public TlsWish showing(String chain, String itsKey) {
        return new TlsWish(verify, depth, trusted, chain, itsKey);
    }
}
