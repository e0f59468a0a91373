package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Traffic;
import dev.gw.runtime.settings.ClientTimes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One request on an HTTP/2 connection. */
final class Http2Stream implements ServerStream, Traffic, ClientWatch.Watched {
    private final ChannelHandlerContext context;
    private final Request.Connection connection;
    private final @Nullable RequestHead head;
    private final ClientTimes times;
    private final BodyMemory memory;
    private final RequestHandler handler;
    private @Nullable AnswerDate date;
    private final StreamBody body;
    private @Nullable Http2Headers unsentHead;
    private @Nullable ByteBuf unsentData;
    private @Nullable Runnable onWritable;
    private @Nullable Runnable onGone;
    private @Nullable ClientWatch watch;
    private boolean bodiless;
    private boolean answered;
    private boolean counted = true;
    private long received;
    private long sent;
    private long bodyLength = -1;

    Http2Stream(
            ChannelHandlerContext context,
            Request.Connection connection,
            @Nullable RequestHead head,
            int headLength,
            RequestHandler handler) {
        this.context = context;
        this.connection = connection;
        this.head = head;
        this.times = handler.limits().times();
        this.memory = handler.bodies();
        this.handler = handler;
        this.received = headLength;
        this.body = new StreamBody(memory, this::reading);
    }

    private void reading(boolean more) {
        context.channel().config().setAutoRead(more);
        if (more) {
            // the client's window may have been given back without being sent, and nothing may come that would send it
            context.flush();
        }
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
        sendContinue();
        return body.whole(most);
    }

    @Override
    public CollectedBody collecting(long most) {
        return new CollectedBody(memory, most);
    }

    @Override
    public boolean isBodyWanted() {
        return body.isWholeWanted();
    }

    @Override
    public void readBody(BodyReader reader) {
        sendContinue();
        body.read(reader);
    }

    @Override
    public void tunnel(BodyReader reader) {
        throw new IllegalStateException("no protocol can be agreed upon in HTTP/2");
    }

    @Override
    public void pauseBody(boolean paused) {
        body.pause(paused);
    }

    private void sendContinue() {
        String expect = head == null ? null : head.headers().get("expect");
        if (expect != null && expect.equalsIgnoreCase("100-continue") && !body.hasArrived() && !answered) {
            context.writeAndFlush(new DefaultHttp2HeadersFrame(Http2Heads.response(100, new Headers(), -1)));
        }
    }

    /** Ends the stream if the client is too slow from now on. */
    void watch() {
        if (watch == null) {
            watch = new ClientWatch(context.channel(), this, times);
        }
    }

    @Override
    public ClientWatch.Waiting waiting() {
        return !answered && body.isAwaited() ? ClientWatch.Waiting.BODY : ClientWatch.Waiting.NOTHING;
    }

    @Override
    public void tooSlow() {
        abort(Http2Error.CANCEL);
    }

    /** A piece of the body. */
    void arrived(ByteBuf data) {
        received += data.readableBytes();
        if (watch != null) {
            watch.progress();
        }
        if (answered) {
            data.release();
        } else {
            body.arrived(data);
        }
    }

    /** The body is complete. */
    void arrivedAll(@Nullable Headers trailers) {
        body.arrivedAll(trailers);
    }

    @Override
    public void dated() {
        date = handler.date();
    }

    @Override
    public void start(int status, @Nullable String reason, Headers headers, long length) {
        boolean empty = status == 204 || status == 304;
        bodiless = empty || length == 0 || (head != null && head.method().equals("HEAD"));
        bodyLength = status == 204 ? -1 : length;
        unsentHead = Http2Heads.response(status, headers, length);
        if (date != null && !headers.has("Date")) {
            unsentHead.add("date", date.text());
        }
        sent += Http2Heads.size(unsentHead);
    }

    @Override
    public void write(ByteBuf data) {
        if (bodiless || answered || !data.isReadable()) {
            data.release();
            return;
        }
        sent += data.readableBytes();
        writeHeld(/* ends= */ false);
        unsentData = data;
    }

    /** Writes what was held back to be the last frame, if it is; null where there is nothing to write. */
    private @Nullable ChannelFuture writeHeld(boolean ends) {
        Http2Headers first = unsentHead;
        ByteBuf data = unsentData;
        unsentHead = null;
        unsentData = null;
        ChannelFuture written = null;
        if (first != null) {
            written = context.write(new DefaultHttp2HeadersFrame(first, ends && data == null));
        }
        if (data != null) {
            written = context.write(new DefaultHttp2DataFrame(data, ends));
        } else if (first == null && ends) {
            written = context.write(new DefaultHttp2DataFrame(Unpooled.EMPTY_BUFFER, true));
        }
        return written;
    }

    @Override
    public void flush() {
        if (answered || (bodiless && unsentHead != null)) {
            return;
        }
        writeHeld(/* ends= */ false);
        context.flush();
    }

    @Override
    public void finish(@Nullable Headers trailers) {
        if (answered) {
            return;
        }
        answered = true;
        boolean trails = trailers != null && trailers.size() > 0 && !bodiless;
        ChannelFuture last = writeHeld(!trails);
        if (trails && trailers != null) {
            Http2Headers behind = Http2Heads.trailers(trailers);
            sent += Http2Heads.size(behind);
            last = context.write(new DefaultHttp2HeadersFrame(behind, true));
        }
        uncount();
        context.flush();
        watchRest();
        if (last != null && !body.hasArrived()) {
            // once all of it has gone: a reset drops what still waits for the client's window
            last.addListener(gone -> leaveTheRest());
        }
        body.drop();
    }

    /** The client need not send the rest of a body that nobody reads. */
    private void leaveTheRest() {
        if (context.channel().isActive()) {
            context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.NO_ERROR))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** What the client has no window for yet is kept, but not forever. */
    private void watchRest() {
        if (context.channel().isActive()) {
            watch();
        }
    }

    private void uncount() {
        if (counted) {
            counted = false;
            ConnectionCounts.answered();
        }
    }

    @Override
    public void abort() {
        reset(Http2Error.INTERNAL_ERROR);
    }

    /** Ends the stream because of its client; who asks the upstream for it hears so. */
    void abort(Http2Error why) {
        boolean open = !answered;
        reset(why);
        if (open && onGone != null) {
            onGone.run();
        }
    }

    private void reset(Http2Error why) {
        answered = true;
        release();
        body.drop();
        uncount();
        context.writeAndFlush(new DefaultHttp2ResetFrame(why)).addListener(ChannelFutureListener.CLOSE);
    }

    private void release() {
        unsentHead = null;
        if (unsentData != null) {
            unsentData.release();
            unsentData = null;
        }
    }

    @Override
    public boolean isWritable() {
        return context.channel().isWritable();
    }

    @Override
    public void onWritable(Runnable action) {
        onWritable = action;
        flush();
        watch();
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

    /** The stream is closed: by the client, or because all is said. */
    void gone() {
        if (watch != null) {
            watch.end();
        }
        uncount();
        release();
        body.failed(new IOException("the client closed the stream"));
        runOnWritable();
        if (onGone != null && !answered) {
            onGone.run();
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
        return true;
    }

    @Override
    public boolean isOpen() {
        return context.channel().isActive();
    }
}
