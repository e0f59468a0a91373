package dev.gw.runtime.upstream;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Reads private keys in PEM: PKCS#8, and the older forms of RSA and elliptic curves, which are wrapped into it. */
public final class PemKey {
    private static final byte[] VERSION = {2, 1, 0};
    private static final byte[] RSA = {
        0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0
    };
    private static final byte[] EC_KEY = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};
    private static final int CURVE_TAG = 0xa0;

    private PemKey() {}

    /** Reads a key; the checker has seen to it that it is one. */
    public static PrivateKey read(String pem) throws GeneralSecurityException {
        int begin = pem.indexOf("-----BEGIN " + kind(pem) + "-----");
        int from = pem.indexOf('\n', begin) + 1;
        int to = pem.indexOf("-----END", from);
        byte[] der = Base64.getMimeDecoder().decode(pem.substring(from, Math.max(from, to)));
        byte[] encoded = switch (kind(pem)) {
            case "RSA PRIVATE KEY" -> wrap(RSA, der);
            case "EC PRIVATE KEY" -> wrap(curve(der), der);
            default -> der;
        };
        InvalidKeySpecException unknown = new InvalidKeySpecException("a key of a kind that is not known");
        for (String algorithm : List.of("RSA", "EC", "Ed25519", "Ed448")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (InvalidKeySpecException other) {
                unknown.addSuppressed(other);
            }
        }
        throw unknown;
    }

    private static String kind(String pem) {
        for (String kind : List.of("RSA PRIVATE KEY", "EC PRIVATE KEY")) {
            if (pem.contains("-----BEGIN " + kind + "-----")) {
                return kind;
            }
        }
        return "PRIVATE KEY";
    }

    private static byte[] wrap(byte[] algorithm, byte[] key) {
        return element(0x30, join(VERSION, algorithm, element(4, key)));
    }

    /** The algorithm of an elliptic key: its curve is the content of the element with tag 0. */
    private static byte[] curve(byte[] der) throws InvalidKeySpecException {
        int at = content(der, 0);
        while (at + 1 < der.length) {
            int start = content(der, at);
            int end = start + length(der, at);
            if ((der[at] & 0xff) == CURVE_TAG) {
                return element(0x30, join(EC_KEY, Arrays.copyOfRange(der, start, end)));
            }
            at = end;
        }
        throw new InvalidKeySpecException("an elliptic key that doesn't name its curve");
    }

    private static int content(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = length << 8 | der[at + 2 + i] & 0xff;
        }
        return length;
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else if (content.length < 0x100) {
            out.write(0x81);
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
