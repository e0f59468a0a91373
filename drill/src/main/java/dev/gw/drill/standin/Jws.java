package dev.gw.drill.standin;

import dev.gw.document.MapNode;
import dev.gw.emit.JsonWriter;
import dev.gw.runtime.observe.Members;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Tokens in the compact form of RFC 7515, signed by the Java platform. */
public final class Jws {
    private Jws() {}

    /** A token that nobody signed. */
    public static String unsigned(MapNode claims) {
        return parts("none", null, claims) + ".";
    }

    /** Signed with a secret: HS256, HS384, HS512. */
    public static String signed(MapNode claims, String algorithm, byte[] secret) {
        String text = parts(algorithm, null, claims);
        String name = "HmacSHA" + algorithm.substring(2);
        try {
            Mac mac = Mac.getInstance(name);
            // Java takes no empty key; one zero octet signs the same
            mac.init(new SecretKeySpec(secret.length == 0 ? new byte[1] : secret, name));
            return text + "." + base64(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + name, impossible);
        }
    }

    /** Signed with a pair of keys, which the token names. */
    public static String signed(MapNode claims, String algorithm, TokenKey key) {
        String text = parts(algorithm, key.id(), claims);
        return text + "." + base64(key.sign(algorithm, text));
    }

    /**
     * Signed with a private key.
     *
     * @throws IllegalArgumentException where the key does not fit the algorithm
     */
    public static String signed(MapNode claims, String algorithm, PrivateKey key) {
        String text = parts(algorithm, null, claims);
        return text + "." + base64(TokenKey.sign(key, algorithm, text));
    }

    private static String parts(String algorithm, @Nullable String keyId, MapNode claims) {
        Members header = new Members().put("alg", algorithm).put("typ", "JWT");
        if (keyId != null) {
            header.put("kid", keyId);
        }
        return json(header.map()) + "." + json(claims);
    }

    private static String json(MapNode map) {
        return base64(JsonWriter.compact(map).getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
