package dev.gw.runtime.lua;

import dev.gw.check.value.PublicKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Checks the signatures of tokens by public keys. */
final class JwtSignature {
    private JwtSignature() {}

    /**
     * Whether a token is signed by the owner of a key.
     *
     * @param algorithm as the token's header names it: RS256
     * @param key in PEM
     * @throws LuaProblem where the key can't be read
     */
    static boolean isValid(String algorithm, String key, String token) {
        byte[] encoded = PublicKeys.encoded(key);
        if (encoded == null) {
            throw new LuaProblem("the public key can't be read");
        }
        int dot = token.lastIndexOf('.');
        try {
            Signature signature = signature(algorithm);
            signature.initVerify(key(algorithm, encoded));
            signature.update(token.substring(0, dot).getBytes(StandardCharsets.ISO_8859_1));
            return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
        } catch (GeneralSecurityException | IllegalArgumentException notFitting) {
            return false;
        }
    }

    private static PublicKey key(String algorithm, byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance(kind(algorithm)).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static Signature signature(String algorithm) throws GeneralSecurityException {
        Signatures.Form form = algorithm.startsWith("PS")
                ? Signatures.Form.PSS
                : algorithm.startsWith("ES") ? Signatures.Form.RAW : Signatures.Form.PLAIN;
        return Signatures.of(kind(algorithm), "SHA" + algorithm.substring(2), form);
    }

    private static String kind(String algorithm) {
        return algorithm.startsWith("Ed") ? "Ed25519" : algorithm.startsWith("ES") ? "EC" : "RSA";
    }
}
