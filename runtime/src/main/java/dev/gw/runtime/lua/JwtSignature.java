package dev.gw.runtime.lua;

import dev.gw.check.value.PublicKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
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
        String kind = algorithm.startsWith("Ed") ? "Ed25519" : algorithm.startsWith("ES") ? "EC" : "RSA";
        return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static Signature signature(String algorithm) throws GeneralSecurityException {
        String bits = algorithm.substring(2);
        if (algorithm.startsWith("Ed")) {
            return Signature.getInstance("Ed25519");
        }
        if (algorithm.startsWith("PS")) {
            Signature pss = Signature.getInstance("RSASSA-PSS");
            pss.setParameter(new PSSParameterSpec(
                    "SHA-" + bits, "MGF1", new MGF1ParameterSpec("SHA-" + bits), Integer.parseInt(bits) / 8, 1));
            return pss;
        }
        return Signature.getInstance(
                algorithm.startsWith("ES") ? "SHA" + bits + "withECDSAinP1363Format" : "SHA" + bits + "withRSA");
    }
}
