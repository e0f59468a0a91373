package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.BodyFraming.Kind;
import dev.gw.runtime.settings.FieldRules;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Takes a body out of what arrives on a connection, according to its framing. One per message. */
public final class BodyDecoder {
    private static final long MOST_CHUNK = 1L << 56;
    private static final int MAX_CHUNK_LINE = 4 * 1024;
    private static final int MAX_TRAILERS = 32 * 1024;
    private static final BodyDecoder NO_BODY = new BodyDecoder(BodyFraming.NONE);

    private final Kind kind;
    private long remaining;
    private ChunkState state = ChunkState.SIZE;
    private boolean done;
    private int trailerOctets;
    private @Nullable Headers trailers;

    private enum ChunkState {
        SIZE,
        DATA,
        AFTER_DATA,
        TRAILER
    }

    /** One for a message, at its body's first octet. Those without a body, which change nothing in it, share one. */
    static BodyDecoder of(BodyFraming framing) {
        return framing.kind() == Kind.NONE ? NO_BODY : new BodyDecoder(framing);
    }

    /** A decoder at the body's first octet. */
    public BodyDecoder(BodyFraming framing) {
        this.kind = framing.kind();
        this.remaining = kind == Kind.LENGTH ? framing.length() : 0;
        this.done = kind == Kind.NONE || kind == Kind.LENGTH && remaining == 0;
    }

    /** Whether the whole body was taken out. */
    public boolean isDone() {
        return done;
    }

    /** The fields behind a chunked body that may be passed on; null where there are none. */
    public @Nullable Headers trailers() {
        return trailers == null ? null : Trailers.allowed(trailers);
    }

    /** Whether the end of the connection is the end of the body. */
    public boolean endsWithConnection() {
        return kind == Kind.UNTIL_CLOSE;
    }

    /**
     * The next piece of the body, as a retained slice of the buffer.
     *
     * @return null where more has to arrive first, or the body is done
     */
    public @Nullable ByteBuf next(ByteBuf in) throws MalformedMessage {
        return switch (kind) {
            case NONE -> null;
            case LENGTH -> data(in, true);
            case UNTIL_CLOSE -> in.isReadable() ? in.readRetainedSlice(in.readableBytes()) : null;
            case CHUNKED -> chunk(in);
        };
    }

    private @Nullable ByteBuf data(ByteBuf in, boolean last) {
        int length = (int) Math.min(remaining, in.readableBytes());
        if (length == 0) {
            return null;
        }
        remaining -= length;
        done = last && remaining == 0;
        return in.readRetainedSlice(length);
    }

    private @Nullable ByteBuf chunk(ByteBuf in) throws MalformedMessage {
        while (!done) {
            if (state == ChunkState.DATA) {
                ByteBuf data = data(in, false);
                if (remaining == 0) {
                    state = ChunkState.AFTER_DATA;
                }
                return data;
            }
            String line = line(in);
            if (line == null) {
                return null;
            }
            takeLine(line);
        }
        return null;
    }

    private void takeLine(String line) throws MalformedMessage {
        switch (state) {
            case SIZE -> {
                remaining = size(line);
                state = remaining == 0 ? ChunkState.TRAILER : ChunkState.DATA;
            }
            case AFTER_DATA -> {
                if (!line.isEmpty()) {
                    throw new MalformedMessage(400, "chunk longer than its size");
                }
                state = ChunkState.SIZE;
            }
            default -> {
                done = line.isEmpty();
                if (!done) {
                    takeTrailer(line);
                }
            }
        }
    }

    private void takeTrailer(String line) throws MalformedMessage {
        trailerOctets += line.length();
        if (trailerOctets > MAX_TRAILERS || line.indexOf('\r') >= 0) {
            throw new MalformedMessage(400, "wrong trailer");
        }
        int colon = line.indexOf(':');
        boolean isField = colon > 0
                && HeadLines.isName(line.substring(0, colon), FieldRules.USUAL)
                && HeadLines.isValue(line.substring(colon + 1));
        if (!isField) {
            // as in nginx, which looks at none of them, this is no reason to refuse the body
            return;
        }
        if (trailers == null) {
            trailers = new Headers();
        }
        HeadLines.add(trailers, FieldRules.USUAL, line, colon);
    }

    private static long size(String line) throws MalformedMessage {
        int end = 0;
        long size = 0;
        while (end < line.length() && Character.digit(line.charAt(end), 16) >= 0) {
            size = size * 16 + Character.digit(line.charAt(end++), 16);
            if (size >= MOST_CHUNK) {
                throw new MalformedMessage(400, "chunk size too large");
            }
        }
        // as in nginx, everything behind a space counts as an extension
        boolean ends = end == line.length() || "; \t".indexOf(line.charAt(end)) >= 0;
        if (end == 0 || !ends || line.indexOf('\r') >= 0) {
            throw new MalformedMessage(400, "wrong chunk size");
        }
        return size;
    }

    private static @Nullable String line(ByteBuf in) throws MalformedMessage {
        int newline = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\n');
        if (newline < 0) {
            if (in.readableBytes() > MAX_CHUNK_LINE) {
                throw new MalformedMessage(400, "chunk line too long");
            }
            return null;
        }
        int length = newline - in.readerIndex();
        String line = in.toString(in.readerIndex(), length, StandardCharsets.ISO_8859_1);
        in.skipBytes(length + 1);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
