package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A head on its way out: put together in an array, since every write to a buffer of the wire has its price, and copied
 * there at once. One per thread, so that a head has to be copied before the next one begins.
 */
final class HeadOctets implements FieldWriter {
    private static final int USUAL = 2048;
    private static final int MOST_KEPT = 64 * 1024;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final FastThreadLocal<HeadOctets> ofThread = new FastThreadLocal<>() {
        @Override
        protected HeadOctets initialValue() {
            return new HeadOctets();
        }
    };

    private byte[] octets = new byte[USUAL];
    private int length;

    private HeadOctets() {}

    static HeadOctets begin() {
        HeadOctets own = ofThread.get();
        if (own.octets.length > MOST_KEPT) {
            own.octets = new byte[USUAL];
        }
        own.length = 0;
        return own;
    }

    /** Text as one octet per character; line breaks become spaces, so that a value can't end its line. */
    HeadOctets text(String text) {
        int from = length;
        append(text);
        blankLineBreaks(from);
        return this;
    }

    /** Text of the gateway's own, which holds no line breaks. */
    HeadOctets constant(String text) {
        append(text);
        return this;
    }

    /** A number that is not negative, digit by digit. */
    HeadOctets number(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        makeRoom(digits);
        length += digits;
        int at = length;
        long rest = number;
        do {
            octets[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        return this;
    }

    @Override
    public void field(String name, String value) {
        int from = length;
        makeRoom(name.length() + value.length() + 4);
        copy(name);
        two(':', ' ');
        copy(value);
        blankLineBreaks(from);
        two('\r', '\n');
    }

    HeadOctets fields(Headers headers) {
        for (int i = 0; i < headers.size(); i++) {
            field(headers.name(i), headers.value(i));
        }
        return this;
    }

    HeadOctets lineEnd() {
        makeRoom(2);
        two('\r', '\n');
        return this;
    }

    /** Takes what is readable of a buffer. */
    HeadOctets octets(ByteBuf data) {
        int more = data.readableBytes();
        makeRoom(more);
        data.readBytes(octets, length, more);
        length += more;
        return this;
    }

    /** Copies the octets behind those of a buffer. */
    void appendTo(ByteBuf out) {
        out.writeBytes(octets, 0, length);
    }

    /**
     * A buffer with the octets.
     *
     * @param room for how many more there shall be room
     */
    ByteBuf buffer(ByteBufAllocator allocator, int room) {
        return allocator.buffer(length + room).writeBytes(octets, 0, length);
    }

    private void two(char first, char second) {
        octets[length] = (byte) first;
        octets[length + 1] = (byte) second;
        length += 2;
    }

    private void append(String text) {
        makeRoom(text.length());
        copy(text);
    }

    /** The low octet of each character: what other ways of the JDK do an octet at a time. */
    @SuppressWarnings("deprecation")
    private void copy(String text) {
        text.getBytes(0, text.length(), octets, length);
        length += text.length();
    }

    private void makeRoom(int more) {
        if (octets.length - length < more) {
            octets = Arrays.copyOf(octets, Math.max(octets.length * 2, length + more));
        }
    }

    private void blankLineBreaks(int from) {
        int at = from;
        while (at + 8 <= length && !hasControl(at)) {
            at += 8;
        }
        boolean rest = at + 8 > length;
        // the last eight once more are looked at faster than what is left of them one by one
        if (rest && length - from >= 8 && !hasControl(length - 8)) {
            return;
        }
        for (; at < length; at++) {
            byte octet = octets[at];
            if (octet == '\r' || octet == '\n' || octet == 0) {
                octets[at] = ' ';
            }
        }
    }

    /** Whether one of the eight octets at a place is lower than 14. */
    private boolean hasControl(int at) {
        long eight = (long) EIGHT.get(octets, at);
        return (eight - 0x0e0e0e0e0e0e0e0eL & ~eight & 0x8080808080808080L) != 0;
    }
}
