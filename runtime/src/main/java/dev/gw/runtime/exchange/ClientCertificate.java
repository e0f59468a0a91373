package dev.gw.runtime.exchange;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a client has shown of itself in the handshake.
 *
 * @param chain its certificate, and those that vouch for it; not empty
 * @param verdict as nginx says it: {@code SUCCESS}, or {@code FAILED:} and why
 */
public record ClientCertificate(List<X509Certificate> chain, String verdict) {
    /** Under which name plugins leave, at a handshake, whom they would trust: certificates in PEM. */
    public static final String WANTED = "client_certificate";

    /** Under which name plugins leave what they think of the certificate, as {@code verdict} says it. */
    public static final String VERIFIED = "client_verify";

    public ClientCertificate {
        chain = List.copyOf(chain);
    }
}
