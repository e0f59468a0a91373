package dev.gw.runtime.http;

import io.netty.buffer.ByteBuf;

/**
 * Finds the end of a message's head in what has arrived so far, looking at every octet once. The limits are nginx's
 * defaults: lines of 8 KiB, heads of 32 KiB.
 */
final class HeadScanner {
    static final int MAX_LINE = 8 * 1024;
    static final int MAX_HEAD = 32 * 1024;

    private int scanned;
    private int lineStart;
    private int lines;

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
                break;
            }
            int end = newline - start;
            int length = end - lineStart;
            if (length > 0 && in.getByte(newline - 1) == '\r') {
                length--;
            }
            limit(end - lineStart);
            scanned = end + 1;
            lineStart = end + 1;
            if (length == 0 && lines > 0) {
                int head = scanned;
                reset();
                return head;
            }
            if (length > 0) {
                lines++;
            }
        }
        limit(scanned - lineStart);
        return -1;
    }

    /** Starts over for the next message. */
    void reset() {
        scanned = 0;
        lineStart = 0;
        lines = 0;
    }

    private void limit(int line) throws MalformedMessage {
        if (line > MAX_LINE || lineStart + line > MAX_HEAD) {
            throw lines == 0
                    ? new MalformedMessage(414, "request line too long")
                    : new MalformedMessage(MalformedMessage.HEADER_TOO_LARGE, "header too large");
        }
    }
}
