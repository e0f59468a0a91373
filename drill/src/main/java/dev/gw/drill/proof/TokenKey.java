package dev.gw.drill.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs tokens with one algorithm and key. Thread-safe. */
public final class TokenKey {
    private final String algorithm;
    private final byte[] secret;
    private final @Nullable PrivateKey key;

    private TokenKey(String algorithm, byte[] secret, @Nullable PrivateKey key) {
        this.algorithm = algorithm;
        this.secret = secret;
        this.key = key;
    }

    /** For HS256, HS384 and HS512. */
    public static TokenKey ofSecret(String algorithm, byte[] secret) {
        return new TokenKey(algorithm, secret.clone(), null);
    }

    /** For the algorithms of key pairs. */
    public static TokenKey ofPair(String algorithm, PrivateKey key) {
        return new TokenKey(algorithm, new byte[0], key);
    }

    /** The name that tokens give the algorithm. */
    public String algorithm() {
        return algorithm;
    }

    /** The signature of a text, as a token carries it. */
    String sign(String text) {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(key == null ? mac(octets) : sign(octets, key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform signs with " + algorithm, e);
        }
    }

    private byte[] mac(byte[] octets) throws GeneralSecurityException {
        String name = "HmacSHA" + algorithm.substring(2);
        Mac mac = Mac.getInstance(name);
        // Java takes no empty key; one zero octet signs the same
        mac.init(new SecretKeySpec(secret.length == 0 ? new byte[1] : secret, name));
        return mac.doFinal(octets);
    }

    private byte[] sign(byte[] octets, PrivateKey with) throws GeneralSecurityException {
        String bits = algorithm.substring(2);
        Signature signature = Signature.getInstance(
                switch (algorithm.substring(0, 2)) {
                    case "RS" -> "SHA" + bits + "withRSA";
                    case "PS" -> "RSASSA-PSS";
                    case "ES" -> "SHA" + bits + "withECDSAinP1363Format";
                    default -> "Ed25519";
                });
        if (algorithm.startsWith("PS")) {
            MGF1ParameterSpec mask = new MGF1ParameterSpec("SHA-" + bits);
            signature.setParameter(new PSSParameterSpec("SHA-" + bits, "MGF1", mask, Integer.parseInt(bits) / 8, 1));
        }
        signature.initSign(with);
        signature.update(octets);
        return signature.sign();
    }
}
