package dev.gw.runtime.plugin.jwt;

import dev.gw.check.value.PublicKeys;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Makes the checks of all algorithms that Kong knows, with the Java platform's own cryptography. */
final class SignatureChecks {
    /** The algorithm of a credential that names none. */
    static final String DEFAULT = "HS256";

    static final Set<String> ALGORITHMS = Set.of(
            "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512",
            "EdDSA");

    private SignatureChecks() {}

    /** For HS256, HS384 and HS512. */
    static SignatureCheck ofSecret(String algorithm, byte[] secret) {
        String name = "HmacSHA" + algorithm.substring(2);
        // Java takes no empty key; one zero octet signs the same, because short keys are filled up with zeros
        SecretKeySpec key = new SecretKeySpec(secret.length == 0 ? new byte[1] : secret, name);
        return (data, signature) -> {
            try {
                Mac mac = Mac.getInstance(name);
                mac.init(key);
                return MessageDigest.isEqual(mac.doFinal(data), signature);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has " + name, e);
            }
        };
    }

    /**
     * For all other algorithms.
     *
     * @param text the key as a credential has it
     */
    static SignatureCheck ofKey(String algorithm, String text) {
        byte[] encoded = PublicKeys.encoded(text);
        if (encoded == null) {
            return (data, signature) -> {
                throw new IllegalStateException("the credential's public key can't be read");
            };
        }
        return switch (algorithm.substring(0, 2)) {
            case "RS" -> plain(key("RSA", encoded), "SHA" + algorithm.substring(2) + "withRSA", 0);
            case "PS" -> pss(key("RSA", encoded), "SHA-" + algorithm.substring(2));
            case "ES" ->
                plain(
                        key("EC", encoded),
                        "SHA" + algorithm.substring(2) + "withECDSAinP1363Format",
                        sizeOfEcdsa(algorithm));
            default -> plain(key("EdDSA", encoded), "EdDSA", 0);
        };
    }

    private static int sizeOfEcdsa(String algorithm) {
        return switch (algorithm) {
            case "ES256" -> 64;
            case "ES384" -> 96;
            default -> 132;
        };
    }

    /** The key; null where it is of another kind, with which no signature is ever right. */
    private static @Nullable PublicKey key(String kind, byte[] encoded) {
        try {
            return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    /** A check that needs nothing but the key; size is the only length a signature may have, or 0. */
    private static SignatureCheck plain(@Nullable PublicKey key, String name, int size) {
        return (data, signature) -> {
            if (size > 0) {
                requireSize(signature, size);
            }
            return key != null && isValid(key, name, data, signature);
        };
    }

    private static SignatureCheck pss(@Nullable PublicKey key, String hash) {
        PssCheck check = key instanceof RSAPublicKey rsa ? new PssCheck(rsa, hash) : null;
        return (data, signature) -> {
            requireSize(signature, 256);
            return check != null && check.isSignatureOf(data, signature);
        };
    }

    private static void requireSize(byte[] signature, int size) {
        if (signature.length != size) {
            throw new IllegalStateException("Kong fails over signatures that are not of " + size + " octets");
        }
    }

    private static boolean isValid(PublicKey key, String name, byte[] data, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(name);
            verifier.initVerify(key);
            verifier.update(data);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + name, e);
        }
    }
}
