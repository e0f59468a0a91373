package dev.gw.runtime.plugin.auth;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keys made of passwords (RFC 8018, 5.2), which are octets here; the JDK's own takes characters only. */
public final class Pbkdf2 {
    private static final int MOST_ROUNDS = 10_000_000;

    private Pbkdf2() {}

    /**
     * Makes a key.
     *
     * @param algorithm of the keyed digest: {@code HmacSHA512}
     * @param length of the key, in octets
     * @throws IllegalArgumentException for more work than anybody should ask for
     */
    public static byte[] derived(String algorithm, byte[] password, byte[] salt, int rounds, int length)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        // the JDK takes no empty key; one of zeros is the same
        mac.init(new SecretKeySpec(password.length == 0 ? new byte[1] : password, algorithm));
        if (rounds < 1 || (long) rounds * (length / mac.getMacLength() + 1) > MOST_ROUNDS) {
            throw new IllegalArgumentException("that many rounds are not made");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int block = 1; out.size() < length; block++) {
            out.writeBytes(block(mac, salt, block, rounds));
        }
        return Arrays.copyOf(out.toByteArray(), length);
    }

    private static byte[] block(Mac mac, byte[] salt, int number, int rounds) {
        mac.update(salt);
        byte[] last =
                mac.doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        byte[] sum = last.clone();
        for (int round = 1; round < rounds; round++) {
            last = mac.doFinal(last);
            for (int i = 0; i < sum.length; i++) {
                sum[i] ^= last[i];
            }
        }
        return sum;
    }
}
