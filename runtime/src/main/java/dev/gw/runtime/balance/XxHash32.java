package dev.gw.runtime.balance;

import java.nio.charset.StandardCharsets;

/** The 32-bit xxHash with seed 0. */
final class XxHash32 {
    private static final int PRIME1 = 0x9E3779B1;
    private static final int PRIME2 = 0x85EBCA77;
    private static final int PRIME3 = 0xC2B2AE3D;
    private static final int PRIME4 = 0x27D4EB2F;
    private static final int PRIME5 = 0x165667B1;

    /** The sum of the first two, modulo 2^32. */
    private static final int PRIMES_1_AND_2 = 0x24234428;

    private XxHash32() {}

    /** The hash of a text's UTF-8 octets, 0 to 2^32-1. */
    static long of(String text) {
        return Integer.toUnsignedLong(hash(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static int hash(byte[] data) {
        int at = 0;
        int hash = PRIME5;
        if (data.length >= 16) {
            int[] lanes = {PRIMES_1_AND_2, PRIME2, 0, -PRIME1};
            for (; at <= data.length - 16; at += 16) {
                for (int lane = 0; lane < 4; lane++) {
                    lanes[lane] = Integer.rotateLeft(lanes[lane] + word(data, at + 4 * lane) * PRIME2, 13) * PRIME1;
                }
            }
            hash = Integer.rotateLeft(lanes[0], 1)
                    + Integer.rotateLeft(lanes[1], 7)
                    + Integer.rotateLeft(lanes[2], 12)
                    + Integer.rotateLeft(lanes[3], 18);
        }
        hash += data.length;
        for (; at <= data.length - 4; at += 4) {
            hash = Integer.rotateLeft(hash + word(data, at) * PRIME3, 17) * PRIME4;
        }
        for (; at < data.length; at++) {
            hash = Integer.rotateLeft(hash + (data[at] & 0xff) * PRIME5, 11) * PRIME1;
        }
        hash = (hash ^ hash >>> 15) * PRIME2;
        hash = (hash ^ hash >>> 13) * PRIME3;
        return hash ^ hash >>> 16;
    }

    private static int word(byte[] data, int at) {
        return data[at] & 0xff | (data[at + 1] & 0xff) << 8 | (data[at + 2] & 0xff) << 16 | data[at + 3] << 24;
    }
}
