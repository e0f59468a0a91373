package dev.gw.runtime.plugin.jwt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Makes keys and tokens. */
final class Keys {
    static final KeyPair RSA = pair("RSA", null);
    static final KeyPair OTHER_RSA = pair("RSA", null);

    private Keys() {}

    static KeyPair ec(String curve) {
        return pair("EC", new ECGenParameterSpec(curve));
    }

    static KeyPair ed25519() {
        return pair("Ed25519", null);
    }

    private static KeyPair pair(String kind, @Nullable AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            if (parameters != null) {
                generator.initialize(parameters);
            } else if (kind.equals("RSA")) {
                generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(KeyPair pair) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** A YAML value for a text of several lines. */
    static String yaml(String text) {
        return "\"" + text.replace("\n", "\\n") + "\"";
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    static String hmac(String header, String claims, String secret) {
        String data = base64(header) + "." + base64(claims);
        return data + "." + base64(mac("HmacSHA256", secret, data));
    }

    static byte[] mac(String algorithm, String secret, String data) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(data.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token whose signature is made by the Java algorithm of a name. */
    static String signed(String header, String claims, String javaName, PrivateKey key) {
        return signed(header, claims, javaName, null, key);
    }

    /** A token signed with RSASSA-PSS and a salt of some length. */
    static String pss(String header, String claims, String hash, int salt, PrivateKey key) {
        return signed(
                header,
                claims,
                "RSASSA-PSS",
                new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), salt, 1),
                key);
    }

    private static String signed(
            String header,
            String claims,
            String javaName,
            @Nullable AlgorithmParameterSpec parameters,
            PrivateKey key) {
        String data = base64(header) + "." + base64(claims);
        try {
            Signature signature = Signature.getInstance(javaName);
            if (parameters != null) {
                signature.setParameter(parameters);
            }
            signature.initSign(key);
            signature.update(data.getBytes(StandardCharsets.UTF_8));
            return data + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
