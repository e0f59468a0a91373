package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.settings.HeadBuffers;
import dev.gw.runtime.settings.UpstreamLimits;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;

/** A connection to an upstream: one request at a time, used again as long as the upstream keeps it open. */
public final class HttpClientConnection extends UpstreamLink {
    private static final int USUAL_HEAD = 64 * 1024;

    private final HeadScanner scanner;
    private final UpstreamLimits limits;
    private final Runnable onIdle;
    private @Nullable UpstreamListener listener;
    private @Nullable ResponseHead head;
    private @Nullable BodyDecoder body;
    private @Nullable ByteBuf waiting;
    private int carried;
    private boolean toHead;
    private boolean chunked;
    private boolean upgrades;
    private boolean requestComplete;

    /** A connection of a client that takes heads of any usual size. */
    public HttpClientConnection(Runnable onIdle, int maxRequests) {
        this(onIdle, new UpstreamLimits(0, maxRequests, 0, USUAL_HEAD));
    }

    /**
     * A new connection.
     *
     * @param onIdle called when an answer is complete and the connection may be used again
     * @param limits what is bounded of it
     */
    public HttpClientConnection(Runnable onIdle, UpstreamLimits limits) {
        this.onIdle = onIdle;
        this.limits = limits;
        this.scanner = new HeadScanner(HeadBuffers.single(limits.head()));
    }

    @Override
    public @Nullable Object expect(Outgoing request, UpstreamListener toTell, boolean complete) {
        expect(request.isHead(), toTell);
        chunked = request.chunked();
        upgrades = request.upgrades();
        requestComplete = complete;
        return null;
    }

    /** The same for a request that is written at once. */
    public void expect(boolean isHead, UpstreamListener toTell) {
        listener = toTell;
        toHead = isHead;
        chunked = false;
        upgrades = false;
        requestComplete = true;
        carried++;
    }

    @Override
    public Object piece(ByteBuf data) {
        return chunked ? Chunks.wrap(data) : data;
    }

    @Override
    public @Nullable Object last(@Nullable Headers trailers) {
        requestComplete = true;
        return chunked ? Chunks.last(trailers) : null;
    }

    @Override
    public void abandon(Channel channel, boolean unresponsive) {
        listener = null;
        channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf data = (ByteBuf) message;
        if (listener == null) {
            data.release();
            context.close();
            return;
        }
        ByteBuf all = Arrived.join(context, waiting, data);
        waiting = all;
        try {
            take(context, all);
        } catch (MalformedMessage problem) {
            broken(true);
            context.close();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (listener != null) {
            listener.paused();
        }
    }

    private void take(ChannelHandlerContext context, ByteBuf in) throws MalformedMessage {
        while (head == null) {
            int length = scanner.scan(in);
            if (length < 0) {
                return;
            }
            ResponseHead next = ResponseHead.parse(in, length, toHead);
            if (next.status() == 101) {
                next = switched(next);
            }
            if (next.status() >= 200 || next.status() == 101) {
                head = next;
                body = BodyDecoder.of(next.framing());
                if (listener != null) {
                    listener.head(next);
                }
            }
        }
        BodyDecoder decoder = body;
        while (decoder != null && listener != null) {
            ByteBuf data = decoder.next(in);
            if (data != null) {
                listener.data(data);
            }
            if (decoder.isDone()) {
                complete(context, in, decoder.trailers());
                return;
            }
            if (data == null) {
                return;
            }
        }
    }

    private ResponseHead switched(ResponseHead answer) throws MalformedMessage {
        if (!upgrades) {
            throw new MalformedMessage(502, "a protocol that nobody asked for");
        }
        return new ResponseHead(
                answer.status(), answer.reason(), answer.headers(), BodyFraming.UNTIL_CLOSE, /* keepAlive= */ false);
    }

    private void complete(ChannelHandlerContext context, ByteBuf in, @Nullable Headers trailers) {
        UpstreamListener told = listener;
        ResponseHead seen = head;
        boolean reusable =
                seen != null && seen.keepAlive() && !in.isReadable() && requestComplete && limits.allows(carried);
        listener = null;
        head = null;
        body = null;
        Reading.set(context.channel(), true);
        if (reusable) {
            // while nobody uses the connection it holds no memory, not even when its event loop ends meanwhile
            forget();
            onIdle.run();
        } else {
            context.close();
        }
        if (told != null) {
            told.answered(trailers);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (listener != null && body != null && body.endsWithConnection()) {
            UpstreamListener told = listener;
            listener = null;
            told.answered(null);
        } else {
            broken(false);
        }
        forget();
    }

    private void forget() {
        if (waiting != null) {
            waiting.release();
            waiting = null;
        }
    }

    private void broken(boolean malformed) {
        UpstreamListener told = listener;
        listener = null;
        if (told != null) {
            told.broken(malformed, head != null);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (listener != null) {
            listener.writabilityChanged();
        }
    }

    /** A connection that broke is not the end of an answer, however that is delimited. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        broken(false);
        context.close();
    }
}
