package dev.gw.check.value;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Public keys out of the texts that Kong takes for keys. */
public final class PublicKeys {
    private PublicKeys() {}

    /**
     * The public part of a key as the X.509 structure SubjectPublicKeyInfo in DER.
     *
     * @param text PEM of a public or private key in any form that OpenSSL reads, or a JWK
     * @return null where the text is no key, or a private one that does not say its public part
     */
    public static byte @Nullable [] encoded(String text) {
        PublicPart part = KeyText.any(text);
        String value = part == null ? null : part.value();
        if (part == null || value == null) {
            return null;
        }
        byte[] kind = der(Der.OBJECT_ID, HexFormat.of().parseHex(part.algorithm()));
        String[] numbers = value.split("/", 2);
        byte[] parameters = new byte[0];
        byte[] key;
        if (part.algorithm().equals(PublicPart.RSA)) {
            parameters = new byte[] {5, 0};
            key = der(Der.SEQUENCE, integer(numbers[0]), integer(numbers[1]));
        } else if (part.algorithm().equals(PublicPart.EC)) {
            parameters = der(Der.OBJECT_ID, HexFormat.of().parseHex(numbers[0]));
            key = HexFormat.of().parseHex(numbers[1]);
        } else {
            key = HexFormat.of().parseHex(value);
        }
        return der(Der.SEQUENCE, der(Der.SEQUENCE, kind, parameters), der(Der.BIT_STRING, new byte[1], key));
    }

    private static byte[] integer(String hex) {
        return der(Der.INTEGER, new BigInteger(hex, 16).toByteArray());
    }

    private static byte[] der(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 5);
        out.write(tag);
        if (length > 127) {
            out.write(length > 255 ? 0x82 : 0x81);
        }
        if (length > 255) {
            out.write(length >> 8);
        }
        out.write(length);
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
