package dev.gw.drill.standin;

import dev.gw.runtime.plugin.jwt.LocalKeys;
import dev.gw.runtime.server.Transport;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect issuer on this machine: discovery, key set, tokens, introspection, user info, and an authorization
 * endpoint that lets everybody in at once. It asks for no passwords: it is there to try things out. Thread-safe.
 *
 * <p>A client or user that is called as a consumer of the served configuration gets tokens that this configuration's jwt
 * plugin and policies take. All others get tokens of the first issuer that a policy trusts, or else in the issuer's own
 * name.
 */
public final class Issuer implements AutoCloseable {
    private final Transport transport;
    private final LoopbackPort port;
    private final KeyRing keys;
    private final String url;

    private Issuer(Transport transport, LoopbackPort port, KeyRing keys) {
        this.transport = transport;
        this.port = port;
        this.keys = keys;
        this.url = urlOf(port.address());
    }

    /**
     * Starts an issuer.
     *
     * @param at where it listens; port 0 for a free one
     * @param keys sign its tokens
     * @param served what the gateway trusts at the moment; null while there is none
     * @param random draws codes and ids
     */
    public static Issuer start(
            InetSocketAddress at, KeyRing keys, Supplier<@Nullable Trust> served, Clock clock, SecureRandom random) {
        Transport transport = Transport.start(1);
        try {
            IssuerEndpoints endpoints = new IssuerEndpoints(new Mint(keys, clock, random), served);
            LoopbackPort port = new LoopbackPort(
                    transport, at, new StandInTls(clock, random)::context, new IssuerHandler(endpoints));
            Issuer issuer = new Issuer(transport, port, keys);
            endpoints.at(issuer.url);
            return issuer;
        } catch (RuntimeException notBound) {
            transport.close();
            throw notBound;
        }
    }

    /**
     * An issuer on a free port of 127.0.0.1 that makes the same keys, codes and ids for the same seed; the signatures
     * of ES256 differ all the same.
     */
    public static Issuer seeded(long seed, Supplier<@Nullable Trust> served, Clock clock) {
        SecureRandom random = KeyRing.seededRandom(~seed);
        return start(LoopbackPort.anyFree(), KeyRing.seeded(seed), served, clock, random);
    }

    private static String urlOf(InetSocketAddress address) {
        String host = address.getAddress().isAnyLocalAddress()
                ? "localhost"
                : address.getAddress().getHostAddress();
        return "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }

    /** Its name in tokens, and where it is found: {@code http://127.0.0.1:8090}. */
    public String url() {
        return url;
    }

    /** Its keys; a gateway takes their signatures for those of its consumers. */
    public LocalKeys localKeys() {
        return keys;
    }

    /** The keys, to change them. */
    public KeyRing keys() {
        return keys;
    }

    @Override
    public void close() {
        port.close();
        transport.close();
    }
}
