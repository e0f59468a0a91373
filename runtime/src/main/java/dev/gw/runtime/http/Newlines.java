package dev.gw.runtime.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the ends of lines, eight octets at a time. */
final class Newlines {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long NEWLINES = 0x0a0a0a0a0a0a0a0aL;

    private Newlines() {}

    /** Where the next newline stands; there has to be one. */
    static int next(byte[] octets, int from) {
        int at = from;
        for (; at + 8 <= octets.length; at += 8) {
            long other = (long) EIGHT.get(octets, at) ^ NEWLINES;
            long found = other - ONES & ~other & HIGH_BITS;
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (octets[at] != '\n') {
            at++;
        }
        return at;
    }
}
