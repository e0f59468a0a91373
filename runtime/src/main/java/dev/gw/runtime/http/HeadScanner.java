package dev.gw.runtime.http;

import dev.gw.runtime.settings.HeadBuffers;
import io.netty.buffer.ByteBuf;

/**
 * Finds the end of a message's head in what has arrived so far, looking at every octet once. A head is too large when it
 * would not fit into nginx's buffers: a line that does not end in one goes on in the next, from its beginning.
 */
final class HeadScanner {
    private final HeadBuffers buffers;
    private int scanned;
    private int lineStart;
    private int lines;
    private int room;
    private int taken;

    HeadScanner(HeadBuffers buffers) {
        this.buffers = buffers;
        this.room = buffers.first();
    }

    /**
     * Looks on.
     *
     * @return the length of the head with its empty line, or -1 where it is not complete
     */
    int scan(ByteBuf in) throws MalformedMessage {
        int start = in.readerIndex();
        int available = in.readableBytes();
        while (scanned < available) {
            int newline = in.indexOf(start + scanned, start + available, (byte) '\n');
            if (newline < 0) {
                scanned = available;
                // a buffer that is full asks for the next one before the line has ended
                fit(available - lineStart + 1);
                return -1;
            }
            int end = newline - start;
            int length = end - lineStart;
            fit(length + 1);
            room -= length + 1;
            // a line of several carriage returns is no empty line, but nothing can come behind it either
            boolean last = length == 0 || in.getByte(start + lineStart) == '\r';
            while (length > 0 && in.getByte(start + lineStart + length - 1) == '\r') {
                length--;
            }
            scanned = end + 1;
            lineStart = end + 1;
            if (last && lines > 0) {
                int head = scanned;
                reset();
                return head;
            }
            if (length > 0) {
                lines++;
            }
            if (room == 0) {
                // nginx asks for the next buffer as soon as this one is full
                fit(1);
            }
        }
        return -1;
    }

    /** Starts over for the next message. */
    private void reset() {
        scanned = 0;
        lineStart = 0;
        lines = 0;
        taken = 0;
        room = buffers.first();
    }

    private void fit(int line) throws MalformedMessage {
        if (line <= room) {
            return;
        }
        if (taken == buffers.number() || line > buffers.size()) {
            throw lines == 0
                    ? new MalformedMessage(414, "request line too long")
                    : new MalformedMessage(MalformedMessage.HEADER_TOO_LARGE, "header too large");
        }
        taken++;
        room = buffers.size();
    }
}
