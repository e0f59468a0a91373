package dev.gw.runtime.plugin.oidc;

import dev.gw.runtime.plugin.auth.Octets;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A public key that signatures are checked with (RFC 7517). Immutable.
 *
 * @param id its name in tokens; null where it has none
 * @param kind RSA, the name of a curve, or Ed25519
 * @param algorithm the only one it is for; null where it says nothing
 */
record Jwk(@Nullable String id, String kind, @Nullable String algorithm, PublicKey key) {
    private static final int LEAST_RSA_BITS = 2048;

    /** What comes before the point in the encoding of an Ed25519 key. */
    private static final byte[] ED25519 = {0x30, 0x2a, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 3, 0x21, 0};

    /** Reads one; null where it is none for signatures, or of a kind that gw can't use. */
    static @Nullable Jwk of(Map<String, Object> fields) {
        if ("enc".equals(fields.get("use"))) {
            return null;
        }
        String type = text(fields, "kty");
        String curve = text(fields, "crv");
        try {
            PublicKey key = switch (type) {
                case "RSA" -> rsa(number(fields, "n"), number(fields, "e"));
                case "EC" -> point(curve, number(fields, "x"), number(fields, "y"));
                case "OKP" -> curve.equals("Ed25519") ? edwards(octets(fields, "x")) : null;
                default -> null;
            };
            String id = text(fields, "kid");
            String algorithm = text(fields, "alg");
            return key == null
                    ? null
                    : new Jwk(
                            id.isEmpty() ? null : id,
                            type.equals("RSA") ? type : curve,
                            algorithm.isEmpty() ? null : algorithm,
                            key);
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            return null;
        }
    }

    /** Whether a token may say that it was signed with this key and an algorithm. */
    boolean fits(String asked) {
        if (algorithm != null && !algorithm.equals(asked)) {
            return false;
        }
        return kind.equals(
                switch (asked) {
                    case "RS256", "RS384", "RS512", "PS256", "PS384", "PS512" -> "RSA";
                    case "ES256" -> "P-256";
                    case "ES384" -> "P-384";
                    case "ES512" -> "P-521";
                    case "EdDSA" -> "Ed25519";
                    default -> "none";
                });
    }

    private static @Nullable PublicKey rsa(BigInteger modulus, BigInteger exponent) throws GeneralSecurityException {
        return modulus.bitLength() < LEAST_RSA_BITS
                ? null
                : KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    private static @Nullable PublicKey point(String curve, BigInteger x, BigInteger y) throws GeneralSecurityException {
        String name = switch (curve) {
            case "P-256" -> "secp256r1";
            case "P-384" -> "secp384r1";
            case "P-521" -> "secp521r1";
            default -> "";
        };
        if (name.isEmpty()) {
            return null;
        }
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(name));
        ECParameterSpec spec = parameters.getParameterSpec(ECParameterSpec.class);
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), spec));
    }

    private static PublicKey edwards(byte[] point) throws GeneralSecurityException {
        byte[] encoded = java.util.Arrays.copyOf(ED25519, ED25519.length + point.length);
        System.arraycopy(point, 0, encoded, ED25519.length, point.length);
        return KeyFactory.getInstance("EdDSA").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static String text(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    private static BigInteger number(Map<String, Object> fields, String name) {
        return new BigInteger(1, octets(fields, name));
    }

    private static byte[] octets(Map<String, Object> fields, String name) {
        byte[] octets = Octets.base64Url(text(fields, name));
        if (octets == null || octets.length == 0) {
            throw new IllegalArgumentException("no " + name);
        }
        return octets;
    }
}
