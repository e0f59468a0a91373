package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Request.HttpVersion;
import dev.gw.runtime.exchange.Traffic;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One request on an HTTP/1 connection. */
final class Http1Stream implements ServerStream, Traffic {
    /** Pieces of a body up to this size are copied behind the head: that is cheaper than another buffer. */
    private static final int SHORT = 2048;

    /** For a short piece of a body whose length is not known, or not short. */
    private static final int ROOM = 128;

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private static final String KEEP_ALIVE = "Connection: keep-alive\r\n";
    private static final String CLOSE = "Connection: close\r\n";
    private static final String UPGRADE = "Connection: upgrade\r\n";

    private final HttpServerConnection owner;
    private final ChannelHandlerContext context;
    private final Request.Connection connection;
    private final @Nullable RequestHead head;
    private BodyDecoder body;
    private @Nullable CompletableFuture<byte[]> wanted;
    private @Nullable CollectedBody collected;
    private @Nullable BodyReader reader;
    private @Nullable Runnable onWritable;
    private @Nullable Runnable onGone;
    private @Nullable AnswerDate date;
    private boolean bodyPaused;
    private boolean continued;
    private boolean keepAlive;
    private boolean chunked;
    private boolean toHead;
    private boolean bodiless;
    private boolean answered;
    private long received;
    private long sent;
    private long bodyLength = -1;
    /** The head, and what of a short body goes out in the same piece; null where that is written. */
    private @Nullable ByteBuf unsent;

    Http1Stream(
            HttpServerConnection owner,
            ChannelHandlerContext context,
            Request.Connection connection,
            @Nullable RequestHead head,
            int headLength) {
        this.owner = owner;
        this.context = context;
        this.connection = connection;
        this.head = head;
        this.body = BodyDecoder.of(head == null ? BodyFraming.NONE : head.framing());
        this.received = headLength;
        this.keepAlive = head != null && head.keepAlive();
        this.toHead = head != null && head.method().equals("HEAD");
    }

    /** The request asked for the head of an answer, as far as it could be read. */
    void answerWithoutBody() {
        toHead = true;
    }

    @Override
    public @Nullable RequestHead head() {
        return head;
    }

    @Override
    public Request.Connection connection() {
        return connection;
    }

    @Override
    public EventLoop eventLoop() {
        return context.channel().eventLoop();
    }

    @Override
    public CompletionStage<byte[]> body(long most) {
        if (wanted == null) {
            wanted = new CompletableFuture<>();
            collected = collecting(most);
            sendContinue();
            if (body.isDone()) {
                wanted.complete(new byte[0]);
            } else {
                owner.bodyAwaited(context);
            }
        }
        return wanted;
    }

    @Override
    public CollectedBody collecting(long most) {
        return new CollectedBody(owner.bodies(), most);
    }

    /** Tells the client to go on, where it waits for that: once, and as nginx also where no body will come. */
    private void sendContinue() {
        if (continued || head == null || head.version() != HttpVersion.HTTP_1_1) {
            return;
        }
        continued = true;
        if ("100-continue".equalsIgnoreCase(head.headers().get("Expect"))) {
            context.writeAndFlush(Unpooled.wrappedBuffer(CONTINUE), context.voidPromise());
        }
    }

    @Override
    public boolean isBodyWanted() {
        return wanted != null;
    }

    @Override
    public void readBody(BodyReader toTell) {
        reader = toTell;
        sendContinue();
        if (body.isDone()) {
            reader = null;
            toTell.end(body.trailers());
        } else {
            owner.bodyAwaited(context);
        }
    }

    @Override
    public void tunnel(BodyReader toTell) {
        body = new BodyDecoder(BodyFraming.UNTIL_CLOSE);
        reader = toTell;
        owner.goOn(context);
    }

    @Override
    public void pauseBody(boolean paused) {
        boolean goesOn = bodyPaused && !paused;
        bodyPaused = paused;
        if (goesOn && !body.isDone()) {
            owner.bodyAwaited(context);
        }
    }

    /** More of the connection's octets are there: takes what belongs to the body, once somebody wants it. */
    void bodyArrived(ByteBuf in) {
        if (isWaiting()) {
            return;
        }
        int before = in.readerIndex();
        try {
            ByteBuf data = body.next(in);
            while (data != null) {
                keep(data);
                data = isWaiting() ? null : body.next(in);
            }
        } catch (MalformedMessage problem) {
            keepAlive = false;
            in.skipBytes(in.readableBytes());
            fail(problem);
            if (answered) {
                // nobody can tell where the next request begins
                context.close();
            }
            return;
        }
        received += in.readerIndex() - before;
        if (body.isDone()) {
            if (wanted != null && collected != null && !wanted.isDone()) {
                wanted.complete(collected.whole());
            }
            BodyReader told = reader;
            reader = null;
            if (told != null) {
                told.end(body.trailers());
            }
            endIfAnswered();
        }
    }

    private boolean isWaiting() {
        return !answered && (reader == null ? wanted == null : bodyPaused);
    }

    private void keep(ByteBuf data) {
        if (reader != null && !answered) {
            reader.piece(data);
            return;
        }
        if (collected == null || answered) {
            data.release();
            return;
        }
        try {
            collected.add(data);
        } catch (MalformedMessage full) {
            data.release();
            dropCollected();
            keepAlive = false;
            fail(full);
        }
    }

    private void dropCollected() {
        if (collected != null) {
            collected.release();
            collected = null;
        }
    }

    private void fail(Exception why) {
        if (wanted != null) {
            wanted.completeExceptionally(why);
        }
        BodyReader told = reader;
        reader = null;
        if (told != null) {
            told.failed(why);
        }
    }

    @Override
    public void dated() {
        date = owner.date();
    }

    @Override
    public void start(int status, @Nullable String reason, Headers headers, long length) {
        if (wanted == null) {
            // as nginx does, even where the body is then thrown away
            sendContinue();
        }
        boolean http11 = head == null || head.version() == HttpVersion.HTTP_1_1;
        boolean empty = status == 204 || status == 304 || status < 200;
        boolean switches = status == 101;
        bodiless = !switches && empty || toHead;
        chunked = length < 0 && !bodiless && http11 && !switches;
        keepAlive &= (length >= 0 || chunked || bodiless) && !switches;
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
        out.constant(switches ? UPGRADE : keepAlive ? KEEP_ALIVE : CLOSE);
        if (keepAlive && owner.keepAliveSeconds() > 0) {
            out.constant("Keep-Alive: timeout=")
                    .number(owner.keepAliveSeconds())
                    .lineEnd();
        }
        unsent = out.lineEnd().buffer(context.alloc(), length >= 0 && length <= SHORT ? (int) length : ROOM);
        bodyLength = status == 204 ? -1 : length;
        sent += unsent.readableBytes();
    }

    private void writeUnsent() {
        ByteBuf out = unsent;
        unsent = null;
        if (out != null) {
            context.write(out, context.voidPromise());
        }
    }

    private void dropUnsent() {
        if (unsent != null) {
            unsent.release();
            unsent = null;
        }
    }

    @Override
    public void write(ByteBuf data) {
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

    @Override
    public void flush() {
        writeUnsent();
        context.flush();
    }

    @Override
    public void finish(@Nullable Headers trailers) {
        if (answered) {
            return;
        }
        answered = true;
        if (chunked && !bodiless) {
            writeLastChunk(trailers);
        }
        writeUnsent();
        if (keepAlive) {
            Flushes.soon(context.channel());
            endIfAnswered();
        } else {
            boolean allRead = head != null && (body.isDone() || body.endsWithConnection());
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> {
                if (allRead || !sent.isSuccess()) {
                    context.close();
                } else {
                    owner.linger(context);
                }
            });
        }
    }

    /** Whether the client has the turn: it shall send more of the body. */
    boolean waitsForBody() {
        return !body.isDone() && !body.endsWithConnection() && !isWaiting();
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
        String te = head == null ? null : head.headers().get("TE");
        return te != null && Tokens.has(te, "trailers");
    }

    /** The connection ends with this answer, if its head is not out yet. */
    void keepNoLonger() {
        keepAlive = false;
    }

    private void endIfAnswered() {
        if (answered && keepAlive && body.isDone()) {
            dropCollected();
            owner.done(context);
        } else if (answered) {
            Reading.set(context.channel(), true);
        }
    }

    @Override
    public void abort() {
        answered = true;
        dropUnsent();
        context.close();
    }

    @Override
    public boolean isWritable() {
        return context.channel().isWritable();
    }

    @Override
    public void onWritable(Runnable action) {
        onWritable = action;
        flush();
    }

    void writabilityChanged() {
        if (context.channel().isWritable()) {
            runOnWritable();
        }
    }

    private void runOnWritable() {
        Runnable action = onWritable;
        onWritable = null;
        if (action != null) {
            action.run();
        }
    }

    @Override
    public void onGone(Runnable action) {
        onGone = action;
    }

    @Override
    public Traffic traffic() {
        return this;
    }

    @Override
    public long received() {
        return received;
    }

    @Override
    public long sent() {
        return sent;
    }

    @Override
    public long bodyLength() {
        return bodyLength;
    }

    @Override
    public boolean keepsAlive() {
        return keepAlive;
    }

    @Override
    public boolean isOpen() {
        return context.channel().isActive();
    }

    /** The client went away. */
    void gone() {
        dropCollected();
        dropUnsent();
        fail(new IOException("the client closed the connection"));
        runOnWritable();
        if (onGone != null && !answered) {
            onGone.run();
        }
    }
}
