package dev.gw.runtime.trace;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** New ids of traces and spans. */
public final class TraceIds {
    private TraceIds() {}

    /** An id of so many octets, in hexadecimal. */
    public static String random(RandomGenerator random, int octets) {
        byte[] id = new byte[octets];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
