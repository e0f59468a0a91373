package dev.gw.runtime.plugin.oidc;

import dev.gw.runtime.json.Cjson;
import dev.gw.runtime.plugin.auth.Octets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A signed token in its parts, not verified. Immutable as long as nobody writes into what it gives out. */
final class Jws {
    private final Map<String, Object> header;
    private final Map<String, Object> claims;
    private final byte[] signed;
    private final byte[] signature;

    private Jws(Map<String, Object> header, Map<String, Object> claims, byte[] signed, byte[] signature) {
        this.header = header;
        this.claims = claims;
        this.signed = signed;
        this.signature = signature;
    }

    /** Takes a token apart; null where it is none, or needs an extension of the format. */
    static @Nullable Jws read(String text) {
        int first = text.indexOf('.');
        int second = first < 0 ? -1 : text.indexOf('.', first + 1);
        if (second < 0 || text.indexOf('.', second + 1) >= 0 || text.indexOf('=') >= 0) {
            return null;
        }
        Map<String, Object> header = object(text.substring(0, first));
        Map<String, Object> claims = object(text.substring(first + 1, second));
        byte[] signature = Octets.base64Url(text.substring(second + 1));
        if (header == null || claims == null || signature == null || header.containsKey("crit")) {
            return null;
        }
        return new Jws(header, claims, text.substring(0, second).getBytes(StandardCharsets.ISO_8859_1), signature);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, Object> object(String base64) {
        byte[] octets = Octets.base64Url(base64);
        Object value = octets == null ? null : Cjson.decode(new String(octets, StandardCharsets.ISO_8859_1));
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : null;
    }

    Map<String, Object> claims() {
        return claims;
    }

    String algorithm() {
        return header.get("alg") instanceof String text ? text : "";
    }

    /** The name of the key; null where it names none. */
    @Nullable
    String keyId() {
        return header.get("kid") instanceof String text ? text : null;
    }

    /** Whether the signature is one of this key, by the token's algorithm, which has to fit it. */
    boolean isSignedWith(PublicKey key) {
        String algorithm = algorithm();
        String hash = "SHA" + algorithm.substring(2);
        try {
            Signature verifier = Signature.getInstance(
                    switch (algorithm.substring(0, 2)) {
                        case "RS" -> hash + "withRSA";
                        case "PS" -> "RSASSA-PSS";
                        case "ES" -> hash + "withECDSAinP1363Format";
                        default -> "EdDSA";
                    });
            if (algorithm.startsWith("PS")) {
                String name = "SHA-" + algorithm.substring(2);
                int salt = Integer.parseInt(algorithm.substring(2)) / 8;
                verifier.setParameter(new PSSParameterSpec(name, "MGF1", new MGF1ParameterSpec(name), salt, 1));
            }
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException wrong) {
            return false;
        }
    }
}
