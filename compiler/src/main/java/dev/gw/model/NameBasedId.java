package dev.gw.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives the ids of names in a namespace, UUIDs of version 5: the same name gives the same id. SHA-1 is worked out here,
 * since the JDK's way to it through its security providers costs a cold start more than all ids of a usual configuration.
 * Used by one thread.
 */
public final class NameBasedId {
    private static final int BLOCK = 64;
    private static final int VERSION = 5;

    private static final int NAMESPACE = 16;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private final byte[] namespace = new byte[NAMESPACE];
    private final byte[] buffer = new byte[4 * BLOCK];
    private final int[] words = new int[80];
    private final int[] hash = new int[5];
    private final byte[] id = new byte[36];

    /** @param namespace a UUID that stands for it */
    public NameBasedId(String namespace) {
        int at = 0;
        for (int i = 0; i < namespace.length(); i++) {
            if (namespace.charAt(i) != '-') {
                int digit = Character.digit(namespace.charAt(i), 16);
                this.namespace[at / 2] |= (byte) (at % 2 == 0 ? digit << 4 : digit);
                at++;
            }
        }
    }

    /** The id of a name in the namespace that a UUID stands for, in lower case. */
    public static String of(String namespace, String name) {
        return new NameBasedId(namespace).of(name);
    }

    /** The id of a name, in lower case. */
    public String of(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        int length = NAMESPACE + text.length;
        int padded = (length + 8) / BLOCK * BLOCK + BLOCK;
        byte[] message = padded > buffer.length ? new byte[padded] : buffer;
        System.arraycopy(namespace, 0, message, 0, NAMESPACE);
        System.arraycopy(text, 0, message, NAMESPACE, text.length);
        Arrays.fill(message, length, padded, (byte) 0);
        message[length] = (byte) 0x80;
        long bits = length * 8L;
        for (int i = 0; i < 8; i++) {
            message[padded - 1 - i] = (byte) (bits >>> 8 * i);
        }
        sha1(message, padded);
        hash[1] = hash[1] & 0xFFFF0FFF | VERSION << 12;
        hash[2] = hash[2] & 0x3FFFFFFF | 0x80000000;
        return format();
    }

    private void sha1(byte[] message, int length) {
        hash[0] = 0x67452301;
        hash[1] = 0xEFCDAB89;
        hash[2] = 0x98BADCFE;
        hash[3] = 0x10325476;
        hash[4] = 0xC3D2E1F0;
        for (int block = 0; block < length; block += BLOCK) {
            schedule(message, block, words);
            compress(words, hash);
        }
    }

    private static void schedule(byte[] message, int block, int[] words) {
        for (int i = 0; i < 16; i++) {
            int at = block + 4 * i;
            words[i] = message[at] << 24
                    | (message[at + 1] & 0xFF) << 16
                    | (message[at + 2] & 0xFF) << 8
                    | message[at + 3] & 0xFF;
        }
        for (int i = 16; i < 80; i++) {
            words[i] = Integer.rotateLeft(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
        }
    }

    private static void compress(int[] words, int[] hash) {
        int a = hash[0];
        int b = hash[1];
        int c = hash[2];
        int d = hash[3];
        int e = hash[4];
        for (int i = 0; i < 80; i++) {
            int mixed = i < 20
                    ? (b & c | ~b & d) + 0x5A827999
                    : i < 40
                            ? (b ^ c ^ d) + 0x6ED9EBA1
                            : i < 60 ? (b & c | b & d | c & d) + 0x8F1BBCDC : (b ^ c ^ d) + 0xCA62C1D6;
            int next = Integer.rotateLeft(a, 5) + mixed + e + words[i];
            e = d;
            d = c;
            c = Integer.rotateLeft(b, 30);
            b = a;
            a = next;
        }
        hash[0] += a;
        hash[1] += b;
        hash[2] += c;
        hash[3] += d;
        hash[4] += e;
    }

    private String format() {
        int at = 0;
        for (int i = 0; i < 32; i++) {
            if (i == 8 || i == 12 || i == 16 || i == 20) {
                id[at++] = '-';
            }
            id[at++] = DIGITS[hash[i / 8] >>> 28 - i % 8 * 4 & 0xF];
        }
        return new String(id, StandardCharsets.ISO_8859_1);
    }
}
