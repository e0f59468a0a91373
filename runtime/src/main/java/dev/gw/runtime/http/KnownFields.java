package dev.gw.runtime.http;

import dev.gw.runtime.exchange.FieldNames;
import dev.gw.runtime.exchange.Headers;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines of fields that were read before, and what they said: clients and upstreams say the same again and again, request
 * by request. Only fields that keep no secret are remembered, so that nobody can find out by the time it takes what
 * others have sent. Of one thread.
 */
final class KnownFields {
    private static final int SLOTS = 256;

    private static final int SHORTEST = 8;
    private static final int LONGEST = 192;

    private static final FieldNames REMEMBERED = FieldNames.of(
            "accept",
            "accept-charset",
            "accept-encoding",
            "accept-language",
            "accept-ranges",
            "cache-control",
            "connection",
            "content-length",
            "content-type",
            "date",
            "host",
            "keep-alive",
            "origin",
            "pragma",
            "server",
            "te",
            "transfer-encoding",
            "upgrade-insecure-requests",
            "user-agent",
            "vary",
            "via",
            "x-content-type-options",
            "x-frame-options",
            "x-powered-by");

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final @Nullable Known[] table = new Known[SLOTS];

    /** A line and the field in it. */
    private static final class Known {
        private final byte[] line;
        private final String name;
        private final String value;

        Known(byte[] line, String name, String value) {
            this.line = line;
            this.name = name;
            this.value = value;
        }
    }

    /**
     * Adds the field of a line where the same line was read before.
     *
     * @return whether it was
     */
    boolean add(Headers headers, byte[] octets, int start, int end) {
        int length = end - start;
        if (length < SHORTEST || length > LONGEST) {
            return false;
        }
        Known known = table[slot(octets, start, end)];
        if (known == null || !Arrays.equals(known.line, 0, known.line.length, octets, start, end)) {
            return false;
        }
        headers.add(known.name, known.value);
        return true;
    }

    /** Remembers the line of a field that was found to be well-formed, if it is one of those. */
    void remember(byte[] octets, int start, int end, String name, String value) {
        int length = end - start;
        if (length >= SHORTEST && length <= LONGEST && REMEMBERED.contains(name)) {
            byte[] line = Arrays.copyOfRange(octets, start, end);
            table[slot(octets, start, end)] = new Known(line, name, value);
        }
    }

    /** From the length, the beginning, the middle and the end of a line. */
    private static int slot(byte[] octets, int start, int end) {
        long first = (long) EIGHT.get(octets, start);
        long middle = (long) EIGHT.get(octets, start + end - SHORTEST >>> 1);
        long last = (long) EIGHT.get(octets, end - SHORTEST);
        long hash = (first * 31 + middle) * 31 + last + end - start;
        return (int) (hash * 0x9e3779b97f4a7c15L >>> 56);
    }
}
