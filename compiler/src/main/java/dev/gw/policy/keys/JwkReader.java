package dev.gw.policy.keys;

import dev.gw.document.MapNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a JSON Web Key (RFC 7517) into the PEM and algorithm that Kong's jwt takes. */
final class JwkReader {
    private static final Map<String, String> CURVES =
            Map.of("P-256", "secp256r1", "P-384", "secp384r1", "P-521", "secp521r1");
    private static final Map<String, String> OF_CURVE = Map.of("P-256", "ES256", "P-384", "ES384", "P-521", "ES512");
    private static final Set<String> OF_RSA = Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512");
    /** What stands before the 32 bytes of an Ed25519 key in its SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    private JwkReader() {}

    /** The key; empty where it is for encryption, or of a kind that Kong's jwt can't use. */
    static Optional<PublicKey> read(MapNode jwk) {
        String kid = jwk.string("kid");
        String kind = jwk.string("kty");
        if (kid == null || kid.isEmpty() || kind == null || "enc".equals(jwk.string("use"))) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(
                    switch (kind) {
                        case "RSA" -> rsa(kid, jwk);
                        case "EC" -> ec(kid, jwk);
                        case "OKP" -> okp(kid, jwk);
                        default -> null;
                    });
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    private static @Nullable PublicKey rsa(String kid, MapNode jwk) throws GeneralSecurityException {
        String algorithm = Objects.requireNonNullElse(jwk.string("alg"), "RS256");
        if (!OF_RSA.contains(algorithm)) {
            return null;
        }
        RSAPublicKeySpec spec = new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e"));
        return key(
                kid,
                algorithm,
                KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded());
    }

    private static @Nullable PublicKey ec(String kid, MapNode jwk) throws GeneralSecurityException {
        String name = jwk.string("crv");
        if (name == null || !CURVES.containsKey(name)) {
            return null;
        }
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(CURVES.get(name)));
        ECPoint point = new ECPoint(number(jwk, "x"), number(jwk, "y"));
        ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
        if (!isOn(curve.getCurve(), point)) {
            return null;
        }
        ECPublicKeySpec spec = new ECPublicKeySpec(point, curve);
        byte[] encoded = KeyFactory.getInstance("EC").generatePublic(spec).getEncoded();
        return key(kid, String.valueOf(OF_CURVE.get(name)), encoded);
    }

    /** Java makes a key of any point; OpenSSL, which Kong uses, only of one on the curve. */
    private static boolean isOn(EllipticCurve curve, ECPoint point) {
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB());
        return point.getAffineY().pow(2).subtract(right).mod(p).signum() == 0;
    }

    private static @Nullable PublicKey okp(String kid, MapNode jwk) {
        byte[] x = bytes(jwk, "x");
        if (!"Ed25519".equals(jwk.string("crv")) || x.length != 32) {
            return null;
        }
        byte[] encoded = new byte[ED25519.length + x.length];
        System.arraycopy(ED25519, 0, encoded, 0, ED25519.length);
        System.arraycopy(x, 0, encoded, ED25519.length, x.length);
        return key(kid, "EdDSA", encoded);
    }

    private static BigInteger number(MapNode jwk, String field) {
        return new BigInteger(1, bytes(jwk, field));
    }

    private static byte[] bytes(MapNode jwk, String field) {
        String text = jwk.string(field);
        return text == null ? new byte[0] : Base64.getUrlDecoder().decode(text);
    }

    private static PublicKey key(String kid, String algorithm, byte[] encoded) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(encoded);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
        return new PublicKey(kid, algorithm, pem, Optional.empty());
    }
}
