package dev.gw.drill.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One connection of HTTP/1.1, with one request at a time. It looks only at what is needed: of an answer that nobody asks
 * more of, its status and its length. Belongs to its event loop.
 */
final class AnswerReader extends Line {
    private static final int SWITCHING = 101;

    private final Pool pool;
    private final Channel channel;
    private final AnswerHead head = new AnswerHead();
    private final AnswerBody body = new AnswerBody();
    private final Came whole = new Http1Answer(head, body);
    private @Nullable ByteBuf waiting;
    private @Nullable Attempt attempt;
    private boolean inBody;
    private boolean used;
    private boolean heard;
    private @Nullable String problem;

    AnswerReader(Pool pool, Channel channel) {
        this.pool = pool;
        this.channel = channel;
    }

    @Override
    boolean isFree() {
        return attempt == null && channel.isActive();
    }

    @Override
    void send(Attempt next) {
        attempt = next;
        heard = false;
        head.start(next.prepared.readsAnswers(), next.prepared.wantsLimit());
        channel.writeAndFlush(next.octets(channel.alloc()), channel.voidPromise());
    }

    @Override
    public void sweep(long now) {
        Attempt current = attempt;
        if (current != null && now - current.deadline > 0) {
            giveUp("no answer in time");
        }
    }

    @Override
    public void close() {
        channel.close();
    }

    /** Nobody waits any longer. */
    private void giveUp(String why) {
        lost(why);
        channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        heard = true;
        if (attempt == null) {
            in.release();
            context.close();
            return;
        }
        if (waiting != null) {
            waiting.writeBytes(in);
            in.release();
            in = waiting;
            waiting = null;
        }
        boolean fine = take(context, in);
        if (fine && in.isReadable() && attempt != null) {
            waiting = keep(context, in);
        } else {
            in.release();
        }
    }

    /** What is not complete is kept in a buffer that can grow. */
    private static ByteBuf keep(ChannelHandlerContext context, ByteBuf in) {
        ByteBuf kept = context.alloc().buffer(Math.max(1024, in.readableBytes() * 2));
        kept.writeBytes(in);
        in.release();
        return kept;
    }

    private boolean take(ChannelHandlerContext context, ByteBuf in) {
        while (!inBody) {
            Attempt current = attempt;
            int state = head.read(in);
            if (state == AnswerHead.MORE) {
                return true;
            }
            if (state == AnswerHead.WRONG) {
                giveUp("the answer was no HTTP");
                return false;
            }
            if (head.status() == SWITCHING && current != null && current.handshake != null) {
                upgrade(context, current, current.handshake, in);
                return false;
            }
            if (head.status() >= 200) {
                boolean bodiless = current != null && current.prepared.isHead();
                body.start(head, bodiless, current != null && current.prepared.readsAnswers());
                inBody = true;
            } else {
                head.again();
            }
        }
        int state = body.read(in);
        if (state == AnswerHead.WRONG) {
            giveUp("the answer's body was no HTTP");
            return false;
        }
        if (state == AnswerHead.DONE) {
            complete(context, head.keepAlive() && !in.isReadable());
        }
        return true;
    }

    /** From now on the connection is a WebSocket's, if the answer agrees to one. */
    private void upgrade(ChannelHandlerContext context, Attempt opening, Handshake handshake, ByteBuf in) {
        String wrong = handshake.problem(whole);
        if (!wrong.isEmpty()) {
            giveUp(wrong);
            return;
        }
        attempt = null;
        pool.opened(this, channel, opening, whole);
        context.fireChannelRead(in.readRetainedSlice(in.readableBytes()));
        context.pipeline().remove(this);
    }

    private void complete(ChannelHandlerContext context, boolean reusable) {
        Attempt done = attempt;
        attempt = null;
        inBody = false;
        used = true;
        if (done != null) {
            pool.answered(done, whole);
        }
        if (reusable) {
            pool.idle(this);
        } else {
            context.close();
        }
    }

    private void lost(String why) {
        Attempt gone = attempt;
        attempt = null;
        if (gone != null) {
            pool.lost(gone, why, used && !heard && gone.prepared.isSafe());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (attempt != null && inBody && body.endsWithConnection()) {
            complete(context, false);
        } else {
            lost(problem != null ? problem : heard ? "the answer broke off" : "the connection was closed");
        }
        if (waiting != null) {
            waiting.release();
            waiting = null;
        }
        pool.closed(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Throwable inner = cause instanceof DecoderException ? cause.getCause() : cause;
        problem = inner instanceof SSLException ? Dialler.words(inner) : null;
        context.close();
    }
}
