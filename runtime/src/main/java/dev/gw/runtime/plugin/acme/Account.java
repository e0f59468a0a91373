package dev.gw.runtime.plugin.acme;

import dev.gw.runtime.json.Cjson;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Who orders certificates: a key, with which every message is signed (RFC 8555 on RFC 7515). Immutable. */
final class Account {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey key;
    private final Map<String, Object> jwk = new LinkedHashMap<>();

    Account(PrivateKey key) throws GeneralSecurityException {
        this.key = key;
        RSAPublicKey half = (RSAPublicKey) Keys.publicHalf(key);
        // in the order of the alphabet, as the thumbprint needs it
        jwk.put("e", number(half.getPublicExponent()));
        jwk.put("kty", "RSA");
        jwk.put("n", number(half.getModulus()));
    }

    private static String number(BigInteger value) {
        byte[] octets = value.toByteArray();
        int start = octets[0] == 0 && octets.length > 1 ? 1 : 0;
        return encoded(Arrays.copyOfRange(octets, start, octets.length));
    }

    static String encoded(byte[] octets) {
        return URL.encodeToString(octets);
    }

    private static String encoded(Map<String, Object> object) {
        return encoded(Cjson.encode(object).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What is shown to a server that asks whether a token is this account's. */
    String authorization(String token) throws GeneralSecurityException {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(Cjson.encode(jwk).getBytes(StandardCharsets.US_ASCII));
        return token + "." + encoded(digest);
    }

    /**
     * A signed message.
     *
     * @param kid the account's URL; null where the server has yet to give it one
     * @param payload an object of JSON; null for none, to read what is at the URL
     */
    String signed(String url, String nonce, @Nullable String kid, @Nullable Map<String, Object> payload)
            throws GeneralSecurityException {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("alg", "RS256");
        head.put("nonce", nonce);
        head.put("url", url);
        if (kid == null) {
            head.put("jwk", jwk);
        } else {
            head.put("kid", kid);
        }
        String text = encoded(head) + "." + (payload == null ? "" : encoded(payload));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return Cjson.encode(message(text, signature.sign()));
    }

    private static Map<String, Object> message(String text, byte[] signature) {
        int dot = text.indexOf('.');
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("protected", text.substring(0, dot));
        message.put("payload", text.substring(dot + 1));
        message.put("signature", encoded(signature));
        return message;
    }

    /**
     * Ties the account to one that the server knows already.
     *
     * @param id its id
     * @param secret its key, base64 for URLs
     */
    Map<String, Object> bound(String url, String id, String secret) throws GeneralSecurityException {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("alg", "HS256");
        head.put("kid", id);
        head.put("url", url);
        String text = encoded(head) + "." + encoded(jwk);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(secret), "HmacSHA256"));
        return message(text, mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
