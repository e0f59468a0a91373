package dev.gw.drill.stage;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Key pairs of the drill's own, which take the place of those whose private half only an issuer has. One pair stands for
 * one public key of the configuration, so that what was the same key stays the same key.
 */
public final class SigningKeys {
    /** They are good for one run on this machine; signing with longer ones takes most of its time. */
    private static final int BITS = 1024;

    private final Map<String, KeyPair> byReplaced = new HashMap<>();
    private final Map<String, KeyPair> byPem = new HashMap<>();

    /** The public key that takes the place of another, as PEM; null where the algorithm has no such keys. */
    @Nullable
    String replace(String algorithm, String pem) {
        if (family(algorithm).isEmpty()) {
            return null;
        }
        KeyPair pair = byReplaced.computeIfAbsent(algorithm + pem.strip(), ignored -> generate(algorithm));
        String own = pem(pair);
        byPem.put(own.strip(), pair);
        return own;
    }

    /** The pair to a public key that {@link #replace} gave. */
    public @Nullable KeyPair pair(String pem) {
        return byPem.get(pem.strip());
    }

    /** A pair that no credential of the configuration knows. */
    public synchronized KeyPair foreign(String algorithm) {
        return byReplaced.computeIfAbsent("foreign " + family(algorithm), ignored -> generate(algorithm));
    }

    private static String pem(KeyPair pair) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }

    private static String family(String algorithm) {
        return switch (algorithm) {
            case "RS256", "RS384", "RS512", "PS256", "PS384", "PS512" -> "RSA";
            case "ES256" -> "secp256r1";
            case "ES384" -> "secp384r1";
            case "ES512" -> "secp521r1";
            case "EdDSA" -> "Ed25519";
            default -> "";
        };
    }

    private static KeyPair generate(String algorithm) {
        String family = family(algorithm);
        try {
            if (family.startsWith("secp")) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec(family));
                return generator.generateKeyPair();
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
            if (family.equals("RSA")) {
                generator.initialize(BITS);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform makes keys for " + algorithm, e);
        }
    }
}
