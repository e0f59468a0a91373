package dev.gw.runtime.upstream;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.Flushes;
import dev.gw.runtime.http.ResponseHead;
import dev.gw.runtime.http.UpstreamLink;
import dev.gw.runtime.http.UpstreamListener;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import org.jspecify.annotations.Nullable;

/** One request on one connection: out with the body, in with the answer, and the watch on both. */
final class Call implements UpstreamListener, UpstreamClient.Flow, BodySource.Sink, ChannelFutureListener, Runnable {
    private static final int PIECE = 64 * 1024;

    /** What fits into the socket of a connection that waited for it: nobody has to tell when it is out. */
    private static final int SURE = 4 * 1024;

    private final UpstreamClient client;
    private final Order order;
    private final UpstreamClient.Attempt attempt;
    private final boolean reused;
    private @Nullable Channel channel;
    private @Nullable UpstreamLink link;
    private @Nullable CallTimer timer;
    private long lastRead;
    private long lastWrite;
    private int unsent;
    private int length;
    private @Nullable BodySource source;
    private boolean tunnels;
    private boolean bodyComplete;
    private boolean paused;
    private boolean over;

    Call(UpstreamClient client, Order order, UpstreamClient.Attempt attempt, boolean reused) {
        this.client = client;
        this.order = order;
        this.attempt = attempt;
        this.reused = reused;
        this.source = order.body();
        this.bodyComplete = source == null;
    }

    Order order() {
        return order;
    }

    void notConnected(Failure.Kind kind) {
        order.bytes().release();
        over = true;
        attempt.failed(new Failure(kind, false));
    }

    /** Sends the request on a connection that has just been made. */
    void use(Channel ready) {
        use(ready, now());
    }

    /** Sends the request on a connection that stands. */
    void use(Channel ready, long now) {
        attempt.begun(this);
        if (over) {
            if (order.bytes().refCnt() > 0) {
                order.bytes().release();
            }
            ready.close();
            return;
        }
        channel = ready;
        UpstreamLink itsLink = ready.pipeline().get(UpstreamLink.class);
        link = itsLink;
        timer = CallTimer.of(ready);
        lastRead = now;
        lastWrite = now;
        Object before = itsLink.expect(order.request(), this, bodyComplete);
        if (before != null) {
            out(ready, before);
        }
        ByteBuf bytes = order.bytes();
        length = bytes.readableBytes();
        if (reused) {
            // it may have to be sent again
            bytes.retain();
        }
        if (bodyComplete && !order.isHttp2() && length <= SURE) {
            // where that goes wrong the connection ends
            ready.write(bytes, ready.voidPromise());
        } else {
            inPieces(ready, itsLink, bytes);
        }
        if (order.isHttp2() && bodyComplete) {
            end(null);
        }
        Flushes.soon(ready);
        watch(
                lastRead,
                bodyComplete ? order.timeouts().read() : order.timeouts().write());
        if (source != null) {
            source.begin(this);
        }
    }

    /** Writes a buffer, which it takes over, in pieces that can go out while the next one waits. */
    private void inPieces(Channel to, UpstreamLink itsLink, ByteBuf bytes) {
        while (bytes.readableBytes() > PIECE) {
            out(to, asWritten(itsLink, bytes.readRetainedSlice(PIECE)));
        }
        if (bytes.isReadable()) {
            out(to, asWritten(itsLink, bytes));
        } else {
            bytes.release();
        }
    }

    private Object asWritten(UpstreamLink itsLink, ByteBuf piece) {
        return order.isHttp2() ? itsLink.piece(piece) : piece;
    }

    private void out(Channel to, Object piece) {
        unsent++;
        ChannelFuture written = to.write(piece);
        written.addListener(this);
    }

    /** A piece has gone out. */
    @Override
    public void operationComplete(ChannelFuture done) {
        unsent--;
        lastWrite = now();
        if (unsent == 0) {
            lastRead = Math.max(lastRead, lastWrite);
        }
        if (!done.isSuccess() && channel != null) {
            channel.close();
        }
    }

    @Override
    public void write(ByteBuf piece) {
        Channel to = channel;
        if (over || to == null) {
            piece.release();
            return;
        }
        if (tunnels) {
            lastRead = now();
        }
        out(to, link == null ? piece : link.piece(piece));
        to.flush();
    }

    @Override
    public void end(@Nullable Headers trailers) {
        bodyComplete = true;
        if (link != null && channel != null && !over) {
            Object last = link.last(trailers);
            if (last != null) {
                out(channel, last);
                channel.flush();
            }
        }
    }

    @Override
    public boolean isWritable() {
        return channel != null && channel.isWritable();
    }

    @Override
    public void writabilityChanged() {
        if (source != null && isWritable() && !over) {
            source.writable();
        }
    }

    private void watch(long now, long millis) {
        if (timer != null) {
            timer.watch(this, now, millis);
        }
    }

    private long now() {
        return client.loop().ticker().nanoTime();
    }

    /** Looks whether the upstream still keeps to its times. */
    @Override
    public void run() {
        if (over) {
            return;
        }
        long now = now();
        boolean writes = unsent > 0;
        long limit = writes ? order.timeouts().write() : order.timeouts().read();
        long passed = (now - (writes ? lastWrite : lastRead)) / 1_000_000;
        boolean waitsForClient = paused || (!writes && !bodyComplete);
        if (waitsForClient || passed < limit) {
            watch(now, waitsForClient ? limit : limit - passed);
            return;
        }
        finishUp();
        drop(/* unresponsive= */ true);
        attempt.failed(new Failure(writes ? Failure.Kind.WRITE_TIMEOUT : Failure.Kind.READ_TIMEOUT, true));
    }

    private void finishUp() {
        over = true;
        if (timer != null) {
            timer.end();
        }
        if (reused && order.bytes().refCnt() > 0) {
            order.bytes().release();
        }
        if (source != null) {
            source.stop();
        }
    }

    @Override
    public void head(ResponseHead head) {
        attempt.head(head, this);
    }

    @Override
    public void data(ByteBuf data) {
        attempt.data(data);
    }

    @Override
    public void paused() {
        lastRead = now();
        attempt.paused();
    }

    @Override
    public void answered(@Nullable Headers trailers) {
        finishUp();
        attempt.end(trailers);
    }

    @Override
    public void broken(boolean malformed, boolean headSeen) {
        if (over) {
            return;
        }
        if (reused && !headSeen && !malformed) {
            // the upstream closed a kept connection while we took it: that is no failure of the upstream
            order.bytes().retain().setIndex(0, length);
            finishUp();
            client.resend(order, attempt);
            return;
        }
        finishUp();
        attempt.failed(new Failure(malformed ? Failure.Kind.MALFORMED : Failure.Kind.CLOSED, true));
    }

    @Override
    public void pause() {
        paused = true;
        setAutoRead(false);
    }

    @Override
    public void resume() {
        paused = false;
        lastRead = now();
        setAutoRead(true);
        if (channel != null) {
            // the upstream's window may have been given back without being sent, and nothing may come that would send
            // it
            channel.flush();
        }
    }

    private void setAutoRead(boolean on) {
        if (channel != null && !over) {
            channel.config().setAutoRead(on);
        }
    }

    @Override
    public void tunnel(BodySource octets) {
        source = octets;
        tunnels = true;
        octets.begin(this);
    }

    @Override
    public void cancel() {
        if (!over) {
            finishUp();
            drop(/* unresponsive= */ false);
        }
    }

    private void drop(boolean unresponsive) {
        if (channel != null && link != null) {
            link.abandon(channel, unresponsive);
        }
    }
}
