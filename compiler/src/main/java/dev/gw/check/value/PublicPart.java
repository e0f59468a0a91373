package dev.gw.check.value;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is public of a key, in a form in which equal keys are equal.
 *
 * @param algorithm the object identifier of the kind of key, in hex
 * @param value the numbers of the key; null where only the private half is known and the other can't be told from it
 */
record PublicPart(String algorithm, @Nullable String value) {
    static final String RSA = "2a864886f70d010101";
    static final String EC = "2a8648ce3d0201";

    private static final List<String> RAW = List.of("2b656e", "2b656f", "2b6570", "2b6571");

    static PublicPart rsa(BigInteger modulus, BigInteger exponent) {
        return new PublicPart(RSA, modulus.toString(16) + "/" + exponent.toString(16));
    }

    static PublicPart ec(String curve, byte[] point) {
        return new PublicPart(EC, curve + "/" + HexFormat.of().formatHex(point));
    }

    /** Whether two parts can't be of one key. */
    boolean differsFrom(PublicPart other) {
        boolean known = value != null && other.value != null;
        return !algorithm.equals(other.algorithm)
                || (known && !String.valueOf(value).equals(other.value));
    }

    /** From the form in which certificates and "PUBLIC KEY" have it; null where it isn't that. */
    static @Nullable PublicPart ofInfo(@Nullable Der info) {
        Der kind = info == null || !info.is(Der.SEQUENCE) ? null : info.item(0, Der.SEQUENCE);
        Der bits = kind == null || info == null ? null : info.item(1, Der.BIT_STRING);
        Der id = kind == null ? null : kind.item(0, Der.OBJECT_ID);
        if (kind == null || bits == null || id == null) {
            return null;
        }
        String algorithm = hex(id.content());
        if (algorithm.equals(RSA)) {
            return ofRsa(Der.parse(bits.bits()));
        }
        if (algorithm.equals(EC)) {
            Der curve = kind.items().size() < 2 ? null : kind.items().get(1);
            return curve == null ? null : ec(hex(curve.content()), bits.bits());
        }
        return new PublicPart(algorithm, hex(bits.bits()));
    }

    /** From PKCS#1's public form. */
    static @Nullable PublicPart ofRsa(@Nullable Der key) {
        return ofRsa(key, 0);
    }

    /** From PKCS#1's private form, which begins with a version. */
    static @Nullable PublicPart ofPrivateRsa(@Nullable Der key) {
        return key != null && key.items().size() >= 9 ? ofRsa(key, 1) : null;
    }

    private static @Nullable PublicPart ofRsa(@Nullable Der key, int first) {
        Der modulus = key == null || !key.is(Der.SEQUENCE) ? null : key.item(first, Der.INTEGER);
        Der exponent = key == null ? null : key.item(first + 1, Der.INTEGER);
        return modulus == null || exponent == null ? null : rsa(modulus.integer(), exponent.integer());
    }

    /** From SEC 1's private form; the curve may be known from around it. */
    static @Nullable PublicPart ofPrivateEc(@Nullable Der key, @Nullable String knownCurve) {
        if (key == null || !key.is(Der.SEQUENCE) || key.item(1, Der.OCTET_STRING) == null) {
            return null;
        }
        Der named = tagged(key, 0);
        String curve = named == null ? knownCurve : hex(named.content());
        Der point = tagged(key, 1);
        if (curve == null) {
            return null;
        }
        return point == null ? new PublicPart(EC, null) : ec(curve, point.bits());
    }

    private static @Nullable Der tagged(Der key, int number) {
        for (Der item : key.items()) {
            if (item.is(Der.TAGGED + number) && !item.items().isEmpty()) {
                return item.items().get(0);
            }
        }
        return null;
    }

    /** From PKCS#8. */
    static @Nullable PublicPart ofPrivateInfo(@Nullable Der info) {
        Der kind = info == null || !info.is(Der.SEQUENCE) ? null : info.item(1, Der.SEQUENCE);
        Der id = kind == null ? null : kind.item(0, Der.OBJECT_ID);
        Der secret = info == null ? null : info.item(2, Der.OCTET_STRING);
        if (kind == null || id == null || secret == null) {
            return null;
        }
        String algorithm = hex(id.content());
        Der key = Der.parse(secret.content());
        if (algorithm.equals(RSA)) {
            return ofPrivateRsa(key);
        }
        if (algorithm.equals(EC)) {
            return ofPrivateEc(
                    key,
                    kind.items().size() < 2 ? null : hex(kind.items().get(1).content()));
        }
        boolean raw = !RAW.contains(algorithm) || (key != null && key.is(Der.OCTET_STRING));
        return raw ? new PublicPart(algorithm, null) : null;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
