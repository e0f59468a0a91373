package dev.gw.runtime.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the ends of lines, eight octets at a time. */
final class Newlines {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;

    private Newlines() {}

    /** Where the next newline stands; there has to be one. */
    static int next(byte[] octets, int from) {
        int at = from;
        for (; at + 8 <= octets.length; at += 8) {
            long other = (long) EIGHT.get(octets, at) ^ '\n' * ONES;
            long found = other - ONES & ~other & 0x80 * ONES;
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
