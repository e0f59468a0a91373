package dev.gw.drill.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Reads the bodies of answers to their end, and keeps them only where somebody wants them. Belongs to an event loop. */
final class AnswerBody {
    private static final int LONGEST_KEPT = 1 << 20;
    private static final int LONGEST_LINE = 8 * 1024;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder trailers = new StringBuilder();
    private boolean keeps;
    private boolean chunked;
    private boolean untilClose;
    private boolean inTrailers;
    private boolean behindChunk;
    private long left;
    private long octets;

    void start(AnswerHead head, boolean toHead, boolean keep) {
        keeps = keep;
        text.setLength(0);
        trailers.setLength(0);
        octets = 0;
        inTrailers = false;
        behindChunk = false;
        boolean none = toHead || head.status() == 204 || head.status() == 304;
        chunked = !none && head.chunked();
        untilClose = !none && !chunked && head.length() < 0;
        left = none || chunked || untilClose ? 0 : head.length();
    }

    /** The body so far, one character for each octet; at most a MiB of it. */
    String text() {
        return text.toString();
    }

    /** The fields behind the body, a line each. */
    String trailers() {
        return trailers.toString();
    }

    long octets() {
        return octets;
    }

    boolean endsWithConnection() {
        return untilClose;
    }

    int read(ByteBuf in) {
        if (chunked) {
            return chunks(in);
        }
        take(in, untilClose ? in.readableBytes() : left);
        return untilClose || left > 0 ? AnswerHead.MORE : AnswerHead.DONE;
    }

    private void take(ByteBuf in, long most) {
        int length = (int) Math.min(in.readableBytes(), most);
        if (keeps && text.length() < LONGEST_KEPT) {
            text.append(in.toString(in.readerIndex(), length, StandardCharsets.ISO_8859_1));
        }
        in.skipBytes(length);
        octets += length;
        left = Math.max(0, left - length);
    }

    private int chunks(ByteBuf in) {
        while (true) {
            if (left > 0) {
                take(in, left);
                if (left > 0) {
                    return AnswerHead.MORE;
                }
                behindChunk = true;
            }
            int newline = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\n');
            if (newline < 0) {
                return in.readableBytes() > LONGEST_LINE ? AnswerHead.WRONG : AnswerHead.MORE;
            }
            int start = in.readerIndex();
            int end = newline > start && in.getByte(newline - 1) == '\r' ? newline - 1 : newline;
            in.readerIndex(newline + 1);
            if (inTrailers) {
                if (end == start) {
                    return AnswerHead.DONE;
                }
                if (keeps && trailers.length() < LONGEST_LINE) {
                    trailers.append(in.toString(start, end - start, StandardCharsets.ISO_8859_1))
                            .append('\n');
                }
            } else if (behindChunk) {
                behindChunk = false;
                if (end != start) {
                    return AnswerHead.WRONG;
                }
            } else {
                long size = size(in, start, end);
                if (size < 0) {
                    return AnswerHead.WRONG;
                }
                inTrailers = size == 0;
                left = size;
            }
        }
    }

    private static long size(ByteBuf in, int start, int end) {
        long size = 0;
        int at = start;
        while (at < end && Character.digit(in.getByte(at), 16) >= 0 && size < 1L << 40) {
            size = size * 16 + Character.digit(in.getByte(at++), 16);
        }
        boolean ended = at == end || in.getByte(at) == ';' || in.getByte(at) == ' ';
        return at > start && ended ? size : -1;
    }
}
