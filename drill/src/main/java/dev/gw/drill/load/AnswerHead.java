package dev.gw.drill.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the heads of answers line by line, and makes no text of what nobody wants. Belongs to an event loop. */
final class AnswerHead {
    static final int MORE = 0;
    static final int DONE = 1;
    static final int WRONG = 2;

    private static final int LONGEST = 64 * 1024;
    private static final String LIMIT = "x-ratelimit-limit-";

    private int status;
    private long length;
    private boolean chunked;
    private boolean keepAlive;
    private boolean keepsText;
    private boolean wantsLimit;
    private int lines;
    private int octets;
    private final StringBuilder text = new StringBuilder();
    private @Nullable String limitName;
    private long limit;

    void start(boolean keepText, boolean wantLimit) {
        keepsText = keepText;
        wantsLimit = wantLimit;
        limitName = null;
        again();
    }

    /** The next head of the same answer, behind an interim one. */
    void again() {
        status = 0;
        length = -1;
        chunked = false;
        keepAlive = true;
        lines = 0;
        octets = 0;
        text.setLength(0);
    }

    int status() {
        return status;
    }

    /** The length of the body; negative where none is said. */
    long length() {
        return length;
    }

    boolean chunked() {
        return chunked;
    }

    boolean keepAlive() {
        return keepAlive;
    }

    /** The window whose limit the answer tells: {@code minute}; null where it tells none. */
    @Nullable
    String limitName() {
        return limitName;
    }

    long limit() {
        return limit;
    }

    /** The fields as they came; only where they were asked for. */
    String text() {
        return text.toString();
    }

    int read(ByteBuf in) {
        while (true) {
            int start = in.readerIndex();
            int newline = in.indexOf(start, in.writerIndex(), (byte) '\n');
            if (newline < 0) {
                return in.readableBytes() > LONGEST ? WRONG : MORE;
            }
            int end = newline > start && in.getByte(newline - 1) == '\r' ? newline - 1 : newline;
            octets += newline - start;
            in.readerIndex(newline + 1);
            if (octets > LONGEST) {
                return WRONG;
            }
            if (lines++ == 0) {
                if (!statusLine(in, start, end)) {
                    return WRONG;
                }
            } else if (end == start) {
                return DONE;
            } else if (!field(in, start, end)) {
                return WRONG;
            }
        }
    }

    private boolean statusLine(ByteBuf in, int start, int end) {
        boolean formed = end - start >= 12
                && in.getByte(start) == 'H'
                && in.getByte(start + 4) == '/'
                && in.getByte(start + 5) == '1'
                && in.getByte(start + 8) == ' ';
        if (!formed) {
            return false;
        }
        keepAlive = in.getByte(start + 7) == '1';
        for (int i = start + 9; i < start + 12; i++) {
            int digit = in.getByte(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            status = status * 10 + digit;
        }
        return status >= 100;
    }

    private boolean field(ByteBuf in, int start, int end) {
        if (keepsText) {
            text.append(in.toString(start, end - start, StandardCharsets.ISO_8859_1))
                    .append('\n');
        }
        switch (in.getByte(start) | 0x20) {
            case 'c' -> {
                if (is(in, start, end, "content-length:")) {
                    return contentLength(in, start + 15, end);
                }
                if (is(in, start, end, "connection:")) {
                    keepAlive =
                            !has(in, start + 11, end, "close") && (keepAlive || has(in, start + 11, end, "keep-alive"));
                }
            }
            case 't' -> chunked |= is(in, start, end, "transfer-encoding:") && has(in, start + 18, end, "chunked");
            case 'x' -> {
                if (wantsLimit && limitName == null && is(in, start, end, LIMIT)) {
                    limit(in.toString(start, end - start, StandardCharsets.ISO_8859_1));
                }
            }
            default -> {}
        }
        return true;
    }

    private void limit(String line) {
        int colon = line.indexOf(':');
        String number = line.substring(colon + 1).strip();
        if (colon > 0
                && !number.isEmpty()
                && number.length() < 15
                && number.chars().allMatch(Character::isDigit)) {
            limit = Long.parseLong(number);
            limitName = line.substring(LIMIT.length(), colon).toLowerCase(java.util.Locale.ROOT);
        }
    }

    private boolean contentLength(ByteBuf in, int from, int end) {
        long value = 0;
        boolean digits = false;
        for (int i = from; i < end; i++) {
            byte c = in.getByte(i);
            if (c >= '0' && c <= '9' && value < 1L << 50) {
                value = value * 10 + c - '0';
                digits = true;
            } else if (c != ' ' && c != '\t') {
                return false;
            }
        }
        length = value;
        return digits;
    }

    /** Whether a line begins so; names are given in small letters. */
    private static boolean is(ByteBuf in, int start, int end, String name) {
        if (end - start < name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            int c = in.getByte(start + i);
            if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(ByteBuf in, int from, int end, String word) {
        for (int i = from; i <= end - word.length(); i++) {
            if (is(in, i, end, word)) {
                return true;
            }
        }
        return false;
    }
}
