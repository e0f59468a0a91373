package dev.gw.runtime.lua;

import dev.gw.runtime.plugin.auth.Pbkdf2;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Ciphers with secret keys, and keys made of passwords. */
final class CipherPrimitives implements Primitive.Book {
    private static final int TAG_BITS = 128;
    private static final int MOST_DERIVED = 1 << 20;

    @Override
    public void add(Map<String, Primitive> book) {
        book.put("cipher", (worker, mail) -> mail.reply(run(mail.text().split(" ", -1), mail.octets(), mail.octets())));
        book.put(
                "key.derive",
                (worker, mail) -> mail.reply(derived(mail.text().split(" ", -1), mail.octets(), mail.octets())));
    }

    /**
     * Runs a text through a cipher.
     *
     * @param how direction, name, padding, and the lengths of key, iv, what is authenticated beside, and tag
     * @param given those four behind each other
     */
    private static byte[] run(String[] how, byte[] given, byte[] text) {
        ByteBuffer parts = ByteBuffer.wrap(given);
        byte[] key = take(parts, how[3]);
        byte[] iv = take(parts, how[4]);
        byte[] beside = take(parts, how[5]);
        byte[] tag = take(parts, how[6]);
        boolean encrypts = how[0].equals("encrypt");
        try {
            Cipher cipher = Cipher.getInstance(transformation(how[1], how[2].equals("padded")));
            String algorithm = how[1].startsWith("aes") ? "AES" : "ChaCha20";
            Key secret = new SecretKeySpec(key, algorithm);
            cipher.init(encrypts ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE, secret, parameters(how[1], iv));
            if (beside.length > 0) {
                cipher.updateAAD(beside);
            }
            return encrypts ? cipher.doFinal(text) : cipher.doFinal(joined(text, tag));
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new LuaProblem(encrypts ? String.valueOf(wrong.getMessage()) : "bad decrypt");
        }
    }

    private static String transformation(String name, boolean padded) {
        if (!name.startsWith("aes-")) {
            return "ChaCha20-Poly1305";
        }
        String mode = name.substring(4).toUpperCase(Locale.ROOT);
        boolean blocks = mode.equals("CBC") || mode.equals("ECB");
        return "AES/" + mode + (blocks && padded ? "/PKCS5Padding" : "/NoPadding");
    }

    private static @Nullable AlgorithmParameterSpec parameters(String name, byte[] iv) {
        if (name.endsWith("-ecb")) {
            return null;
        }
        return name.endsWith("-gcm") ? new GCMParameterSpec(TAG_BITS, iv) : new IvParameterSpec(iv);
    }

    private static byte[] take(ByteBuffer parts, String length) {
        byte[] part = new byte[Integer.parseInt(length)];
        parts.get(part);
        return part;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /**
     * Makes a key of a password or of another key.
     *
     * @param how the way, the digest, how many octets, and what the way needs besides
     */
    private static byte[] derived(String[] how, byte[] salt, byte[] secret) {
        int length = Integer.parseInt(how[2]);
        if (length < 0 || length > MOST_DERIVED) {
            throw new LuaProblem("that many octets are not made");
        }
        String algorithm = "Hmac" + how[1].replace("-", "").toUpperCase(Locale.ROOT);
        try {
            if (how[0].equals("pbkdf2")) {
                return Pbkdf2.derived(algorithm, secret, salt, Integer.parseInt(how[3]), length);
            }
            int info = Integer.parseInt(how[4]);
            return hkdf(
                    algorithm,
                    Integer.parseInt(how[3]),
                    Arrays.copyOf(salt, info),
                    Arrays.copyOfRange(salt, info, salt.length),
                    secret,
                    length);
        } catch (IllegalArgumentException tooMuch) {
            throw new LuaProblem(String.valueOf(tooMuch.getMessage()));
        } catch (GeneralSecurityException unknown) {
            throw new LuaProblem("there is no digest " + how[1]);
        }
    }

    private static Mac mac(String algorithm, byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        // the JDK takes no empty key; one of zeros is the same
        mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
        return mac;
    }

    /** RFC 5869; mode 1 ends behind the first step, mode 2 begins with the second. */
    private static byte[] hkdf(String algorithm, int mode, byte[] info, byte[] salt, byte[] secret, int length)
            throws GeneralSecurityException {
        byte[] key = mode == 2 ? secret : mac(algorithm, salt).doFinal(secret);
        if (mode == 1) {
            return key;
        }
        Mac mac = mac(algorithm, key);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] last = {};
        for (int block = 1; out.size() < length; block++) {
            mac.update(last);
            mac.update(info);
            last = mac.doFinal(new byte[] {(byte) block});
            out.writeBytes(last);
        }
        return Arrays.copyOf(out.toByteArray(), length);
    }
}
