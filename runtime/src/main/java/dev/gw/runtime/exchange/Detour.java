package dev.gw.runtime.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What a plugin wants otherwise than the service says. Immutable.
 *
 * @param host the host or upstream to ask; null for the service's
 * @param port its port; what counts for a host only
 * @param tls whether to ask over TLS; null for as the service says
 * @param retries how many tries may follow the first; null for as the service says
 * @param connect milliseconds to connect; null for as the service says
 * @param write milliseconds to send; null for as the service says
 * @param read milliseconds to receive; null for as the service says
 * @param security what else is wanted of TLS
 */
public record Detour(
        @Nullable String host,
        int port,
        @Nullable Boolean tls,
        @Nullable Integer retries,
        @Nullable Integer connect,
        @Nullable Integer write,
        @Nullable Integer read,
        TlsWish security) {
    /** Nothing otherwise. */
    public static final Detour NONE = new Detour(null, 0, null, null, null, null, null, TlsWish.NONE);

    /** The same to another host. */
    public Detour to(String otherHost, int otherPort) {
        return new Detour(otherHost, otherPort, tls, retries, connect, write, read, security);
    }

    /** The same with TLS or without. */
    public Detour over(boolean withTls) {
        return new Detour(host, port, withTls, retries, connect, write, read, security);
    }

    /** The same with so many retries. */
    public Detour trying(int times) {
        return new Detour(host, port, tls, times, connect, write, read, security);
    }

    /** The same with other times, in milliseconds. */
    public Detour within(int connecting, int writing, int reading) {
        return new Detour(host, port, tls, retries, connecting, writing, reading, security);
    }

    /** The same with other wishes of TLS. */
    public Detour secured(TlsWish wish) {
        return new Detour(host, port, tls, retries, connect, write, read, wish);
    }
}
