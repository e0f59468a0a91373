package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request.HttpVersion;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;

/** The answer to a request on an HTTP/1 connection as it is written. Of one event loop. */
final class Http1Answer {
    /** Pieces of a body up to this size are copied behind the head: that is cheaper than another buffer. */
    private static final int SHORT = 2048;

    /** For a short piece of a body whose length is not known, or not short. */
    private static final int ROOM = 128;

    private static final String KEEP_ALIVE = "Connection: keep-alive\r\n";
    private static final String CLOSE = "Connection: close\r\n";
    private static final String UPGRADE = "Connection: upgrade\r\n";

    private final ChannelHandlerContext context;
    private final @Nullable RequestHead asked;
    private @Nullable AnswerDate date;
    private boolean toHead;
    private boolean chunked;
    private boolean bodiless;
    private long sent;
    private long bodyLength = -1;
    /** The head, and what of a short body goes out in the same piece; null where that is written. */
    private @Nullable ByteBuf unsent;

    Http1Answer(ChannelHandlerContext context, @Nullable RequestHead asked) {
        this.context = context;
        this.asked = asked;
        this.toHead = asked != null && asked.method().equals("HEAD");
    }

    /** The request asked for a head alone, as far as it could be read. */
    void withoutBody() {
        toHead = true;
    }

    /** Has the answer tell its time, where it doesn't anyway. */
    void dated(@Nullable AnswerDate time) {
        date = time;
    }

    /**
     * Begins with the head.
     *
     * @param keepAlive whether the connection shall be kept
     * @param keepAliveSeconds how long, as the client is told; 0 where it is told nothing
     * @return whether the connection can be kept behind such an answer
     */
    boolean start(
            int status,
            @Nullable String reason,
            Headers headers,
            long length,
            boolean keepAlive,
            int keepAliveSeconds) {
        boolean http11 = asked == null || asked.version() == HttpVersion.HTTP_1_1;
        boolean empty = status == 204 || status == 304 || status < 200;
        boolean switches = status == 101;
        bodiless = !switches && empty || toHead;
        chunked = length < 0 && !bodiless && http11 && !switches;
        boolean keeps = keepAlive && (length >= 0 || chunked || bodiless) && !switches;
        HeadOctets out = HeadOctets.begin()
                .constant("HTTP/1.1 ")
                .number(status)
                .constant(" ")
                .text(reason == null ? Statuses.reason(status) : reason)
                .lineEnd()
                .fields(headers);
        if (date != null && !headers.has("Date")) {
            out.field("Date", date.text());
        }
        if (length >= 0 && status != 204 && !headers.has("Content-Length")) {
            out.constant("Content-Length: ").number(length).lineEnd();
        } else if (chunked) {
            out.constant("Transfer-Encoding: chunked\r\n");
        }
        out.constant(switches ? UPGRADE : keeps ? KEEP_ALIVE : CLOSE);
        if (keeps && keepAliveSeconds > 0) {
            out.constant("Keep-Alive: timeout=").number(keepAliveSeconds).lineEnd();
        }
        unsent = out.lineEnd().buffer(context.alloc(), length >= 0 && length <= SHORT ? (int) length : ROOM);
        bodyLength = status == 204 ? -1 : length;
        sent += unsent.readableBytes();
        return keeps;
    }

    /** Adds a piece of the body, which it takes over. */
    void write(ByteBuf data) {
        if (bodiless || !data.isReadable()) {
            data.release();
            return;
        }
        int length = data.readableBytes();
        sent += length;
        ByteBuf first = unsent;
        if (first != null && length <= SHORT && first.readableBytes() <= SHORT) {
            append(first, data);
            return;
        }
        writeUnsent();
        if (chunked) {
            ByteBuf size = context.alloc().buffer(16);
            Chunks.size(size, length);
            sent += size.readableBytes() + 2;
            context.write(size, context.voidPromise());
            context.write(data, context.voidPromise());
            context.write(Chunks.lineBreak(), context.voidPromise());
        } else {
            context.write(data, context.voidPromise());
        }
        if (!context.channel().isWritable()) {
            context.flush();
        }
    }

    private void append(ByteBuf first, ByteBuf data) {
        if (chunked) {
            int before = first.readableBytes() + data.readableBytes();
            Chunks.size(first, data.readableBytes());
            first.writeBytes(data).writeShort('\r' << 8 | '\n');
            sent += first.readableBytes() - before;
        } else {
            // by way of an array: from buffer to buffer, Java without Unsafe makes two views for each copy
            HeadOctets.begin().octets(data).appendTo(first);
        }
        data.release();
    }

    /** Sends what is there. */
    void flush() {
        writeUnsent();
        context.flush();
    }

    /** Writes what is left of it; it still has to be flushed. */
    void end(@Nullable Headers trailers) {
        if (chunked && !bodiless) {
            writeLastChunk(trailers);
        }
        writeUnsent();
    }

    private void writeLastChunk(@Nullable Headers trailers) {
        ByteBuf last = Chunks.last(takesTrailers() ? trailers : null);
        sent += last.readableBytes();
        if (unsent == null) {
            context.write(last, context.voidPromise());
        } else {
            unsent.writeBytes(last);
            last.release();
        }
    }

    private boolean takesTrailers() {
        String te = asked == null ? null : asked.headers().get("TE");
        return te != null && Tokens.has(te, "trailers");
    }

    private void writeUnsent() {
        ByteBuf out = unsent;
        unsent = null;
        if (out != null) {
            context.write(out, context.voidPromise());
        }
    }

    /** Lets go of what was not written yet. */
    void drop() {
        if (unsent != null) {
            unsent.release();
            unsent = null;
        }
    }

    /** The octets of it so far. */
    long sent() {
        return sent;
    }

    /** The length that the client was told; -1 where it was told none. */
    long bodyLength() {
        return bodyLength;
    }
}
