package dev.gw.policy.keys;

import java.time.Instant;
import java.util.Optional;

/**
 * A key that tokens are checked with.
 *
 * @param kid what tokens call it
 * @param algorithm the algorithm that Kong's jwt knows it by: RS256, ES256, EdDSA …
 * @param pem the key as PEM, SubjectPublicKeyInfo
 * @param retired since when the issuer does not list it any more; empty while it does
 */
public record PublicKey(String kid, String algorithm, String pem, Optional<Instant> retired) {
    PublicKey retiredAt(Instant time) {
        return new PublicKey(kid, algorithm, pem, Optional.of(time));
    }
}
