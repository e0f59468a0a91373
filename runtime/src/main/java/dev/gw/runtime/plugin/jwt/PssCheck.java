package dev.gw.runtime.plugin.jwt;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import org.jspecify.annotations.Nullable;

/**
 * RSASSA-PSS (RFC 8017, 9.1.2) with a salt of any length, as OpenSSL verifies it; the Java platform wants to know the
 * length beforehand.
 */
final class PssCheck implements SignatureCheck {
    private final RSAPublicKey key;
    private final String hash;

    PssCheck(RSAPublicKey key, String hash) {
        this.key = key;
        this.hash = hash;
    }

    @Override
    public boolean isSignatureOf(byte[] data, byte[] signature) {
        BigInteger modulus = key.getModulus();
        BigInteger value = new BigInteger(1, signature);
        if (signature.length != (modulus.bitLength() + 7) / 8 || value.compareTo(modulus) >= 0) {
            return false;
        }
        int bits = modulus.bitLength() - 1;
        byte[] encoded = fixed(value.modPow(key.getPublicExponent(), modulus), (bits + 7) / 8);
        return encoded != null && isEncodingOf(digest().digest(data), encoded, encoded.length * 8 - bits);
    }

    private boolean isEncodingOf(byte[] hashed, byte[] encoded, int spareBits) {
        int split = encoded.length - hashed.length - 1;
        int firstMask = 0xff >> spareBits;
        if (split < 1 || encoded[encoded.length - 1] != (byte) 0xbc || (encoded[0] & ~firstMask & 0xff) != 0) {
            return false;
        }
        byte[] inner = new byte[hashed.length];
        System.arraycopy(encoded, split, inner, 0, inner.length);
        byte[] padded = unmask(encoded, inner, split);
        padded[0] &= (byte) firstMask;
        int salt = 0;
        while (salt < split && padded[salt] == 0) {
            salt++;
        }
        if (salt == split || padded[salt] != 1) {
            return false;
        }
        MessageDigest digest = digest();
        digest.update(new byte[8]);
        digest.update(hashed);
        digest.update(padded, salt + 1, split - salt - 1);
        return MessageDigest.isEqual(digest.digest(), inner);
    }

    /** The first octets without the mask that is derived from the hash behind them. */
    private byte[] unmask(byte[] encoded, byte[] seed, int length) {
        byte[] out = new byte[length];
        MessageDigest digest = digest();
        for (int done = 0, counter = 0; done < length; counter++) {
            digest.update(seed);
            byte[] mask = digest.digest(
                    new byte[] {(byte) (counter >> 24), (byte) (counter >> 16), (byte) (counter >> 8), (byte) counter});
            for (int i = 0; i < mask.length && done < length; i++, done++) {
                out[done] = (byte) (encoded[done] ^ mask[i]);
            }
        }
        return out;
    }

    private static byte @Nullable [] fixed(BigInteger number, int size) {
        byte[] bytes = number.toByteArray();
        int skip = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        if (bytes.length - skip > size) {
            return null;
        }
        byte[] out = new byte[size];
        System.arraycopy(bytes, skip, out, size - bytes.length + skip, bytes.length - skip);
        return out;
    }

    private MessageDigest digest() {
        try {
            return MessageDigest.getInstance(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + hash, e);
        }
    }
}
