package dev.gw.drill.standin;

import dev.gw.document.MapNode;
import dev.gw.runtime.observe.Members;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

/** Public keys as JSON (RFC 7517). */
final class JsonKey {
    private static final int ED25519_OCTETS = 32;

    private JsonKey() {}

    static MapNode of(TokenKey key) {
        Members members = new Members();
        switch (key.kind()) {
            case RSA -> rsa(members, (RSAPublicKey) key.open());
            case P256 -> curve(members, (ECPublicKey) key.open(), "P-256", "ES256", 32);
            case P384 -> curve(members, (ECPublicKey) key.open(), "P-384", "ES384", 48);
            case P521 -> curve(members, (ECPublicKey) key.open(), "P-521", "ES512", 66);
            case ED25519 -> {
                byte[] encoded = key.open().getEncoded();
                byte[] point = Arrays.copyOfRange(encoded, encoded.length - ED25519_OCTETS, encoded.length);
                members.put("kty", "OKP")
                        .put("crv", "Ed25519")
                        .put("alg", "EdDSA")
                        .put("x", Jws.base64(point));
            }
        }
        return members.put("use", "sig").put("kid", key.id()).map();
    }

    private static void rsa(Members members, RSAPublicKey key) {
        members.put("kty", "RSA")
                .put("alg", "RS256")
                .put("n", number(key.getModulus(), (key.getModulus().bitLength() + 7) / 8))
                .put(
                        "e",
                        number(key.getPublicExponent(), (key.getPublicExponent().bitLength() + 7) / 8));
    }

    private static void curve(Members members, ECPublicKey key, String name, String algorithm, int octets) {
        members.put("kty", "EC")
                .put("crv", name)
                .put("alg", algorithm)
                .put("x", number(key.getW().getAffineX(), octets))
                .put("y", number(key.getW().getAffineY(), octets));
    }

    /** A number in as many octets as its kind has. */
    private static String number(BigInteger number, int octets) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[octets];
        int skip = Math.max(0, bytes.length - octets);
        System.arraycopy(bytes, skip, fixed, octets - bytes.length + skip, bytes.length - skip);
        return Jws.base64(fixed);
    }
}
