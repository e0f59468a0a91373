package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Traffic;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One request on an HTTP/1 connection, from its head to the end of its answer, and what becomes of the connection then. */
final class Http1Stream implements ServerStream, Traffic {
    private final HttpServerConnection owner;
    private final ChannelHandlerContext context;
    private final Request.Connection connection;
    private final @Nullable RequestHead head;
    private final int headLength;
    private final Http1Body body;
    private final Http1Answer answer;
    private @Nullable Runnable onWritable;
    private @Nullable Runnable onGone;
    private boolean keepAlive;
    private boolean answered;

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
        this.headLength = headLength;
        this.body = new Http1Body(owner, context, head);
        this.answer = new Http1Answer(context, head);
        this.keepAlive = head != null && head.keepAlive();
    }

    /** The request asked for the head of an answer, as far as it could be read. */
    void answerWithoutBody() {
        answer.withoutBody();
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
        return body.whole(most);
    }

    @Override
    public CollectedBody collecting(long most) {
        return body.collecting(most);
    }

    @Override
    public boolean isBodyWanted() {
        return body.isWanted();
    }

    @Override
    public void readBody(BodyReader toTell) {
        body.read(toTell);
    }

    @Override
    public void tunnel(BodyReader toTell) {
        body.tunnel(toTell);
    }

    @Override
    public void pauseBody(boolean paused) {
        body.pause(paused);
    }

    /** More of the connection's octets are there. */
    void bodyArrived(ByteBuf in) {
        body.arrived(in);
        if (body.isDone()) {
            endIfAnswered();
        }
    }

    /** Whether the client has the turn: it shall send more of the body. */
    boolean waitsForBody() {
        return body.waitsForClient();
    }

    @Override
    public void dated() {
        answer.dated(owner.date());
    }

    @Override
    public void start(int status, @Nullable String reason, Headers headers, long length) {
        if (!body.isWanted()) {
            // as nginx does, even where the body is then thrown away
            body.sendContinue();
        }
        keepAlive = answer.start(status, reason, headers, length, keepsAlive(), owner.keepAliveSeconds());
    }

    @Override
    public void write(ByteBuf data) {
        answer.write(data);
    }

    @Override
    public void flush() {
        answer.flush();
    }

    @Override
    public void finish(@Nullable Headers trailers) {
        if (answered) {
            return;
        }
        answered = true;
        body.throwAway();
        answer.end(trailers);
        if (keepsAlive()) {
            Flushes.soon(context.channel());
            endIfAnswered();
        } else {
            closeBehindAnswer();
        }
    }

    private void closeBehindAnswer() {
        boolean allRead = head != null && (body.isDone() || body.endsWithConnection());
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> {
            if (allRead || !sent.isSuccess()) {
                context.close();
            } else {
                owner.linger(context);
            }
        });
    }

    /** The connection ends with this answer, if its head is not out yet. */
    void keepNoLonger() {
        keepAlive = false;
    }

    private void endIfAnswered() {
        if (answered && keepsAlive() && body.isDone()) {
            body.drop();
            owner.done(context);
        } else if (answered) {
            Reading.set(context.channel(), true);
        }
    }

    @Override
    public void abort() {
        answered = true;
        body.throwAway();
        answer.drop();
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
        return headLength + body.received();
    }

    @Override
    public long sent() {
        return answer.sent();
    }

    @Override
    public long bodyLength() {
        return answer.bodyLength();
    }

    @Override
    public boolean keepsAlive() {
        return keepAlive && !body.isBroken();
    }

    @Override
    public boolean isOpen() {
        return context.channel().isActive();
    }

    /** The client went away. */
    void gone() {
        body.drop();
        answer.drop();
        body.fail(new IOException("the client closed the connection"));
        runOnWritable();
        if (onGone != null && !answered) {
            onGone.run();
        }
    }
}
