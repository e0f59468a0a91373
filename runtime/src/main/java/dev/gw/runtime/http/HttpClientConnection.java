package dev.gw.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/** A connection to an upstream: one request at a time, used again as long as the upstream keeps it open. */
public final class HttpClientConnection extends ChannelInboundHandlerAdapter {
    private final HeadScanner scanner = new HeadScanner();
    private final Runnable onIdle;
    private @Nullable UpstreamListener listener;
    private @Nullable ResponseHead head;
    private @Nullable BodyDecoder body;
    private @Nullable ByteBuf waiting;
    private int remaining;
    private boolean toHead;
    private boolean requestComplete;

    /**
     * A new connection.
     *
     * @param onIdle called when an answer is complete and the connection may be used again
     * @param maxRequests how many requests it may carry
     */
    public HttpClientConnection(Runnable onIdle, int maxRequests) {
        this.onIdle = onIdle;
        this.remaining = maxRequests;
    }

    /**
     * Makes ready for the answer to a request that is written to the channel next.
     *
     * @param isHead whether it is a HEAD request, whose answer has no body
     * @param complete whether the whole request is written at once; else {@link #requestComplete} says when it is
     */
    public void expect(boolean isHead, UpstreamListener toTell, boolean complete) {
        listener = toTell;
        toHead = isHead;
        requestComplete = complete;
        remaining--;
    }

    /** The request is written to its end. */
    public void requestComplete() {
        requestComplete = true;
    }

    /** Forgets the request in flight; the connection is of no use after that. */
    public void abandon(Channel channel) {
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
        if (waiting != null && waiting.isReadable()) {
            waiting.discardSomeReadBytes();
            waiting.writeBytes(data);
            data.release();
        } else {
            if (waiting != null) {
                waiting.release();
            }
            waiting = data;
        }
        try {
            take(context, waiting);
        } catch (MalformedMessage problem) {
            broken(true);
            context.close();
        }
    }

    private void take(ChannelHandlerContext context, ByteBuf in) throws MalformedMessage {
        while (head == null) {
            int length = scanner.scan(in);
            if (length < 0) {
                return;
            }
            ResponseHead next = ResponseHead.parse(in, length, toHead);
            if (next.status() >= 200) {
                head = next;
                body = new BodyDecoder(next.framing());
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
                complete(context, in);
                return;
            }
            if (data == null) {
                return;
            }
        }
    }

    private void complete(ChannelHandlerContext context, ByteBuf in) {
        UpstreamListener told = listener;
        ResponseHead seen = head;
        boolean reusable = seen != null && seen.keepAlive() && !in.isReadable() && requestComplete && remaining > 0;
        listener = null;
        head = null;
        body = null;
        context.channel().config().setAutoRead(true);
        if (reusable) {
            onIdle.run();
        } else {
            context.close();
        }
        if (told != null) {
            told.answered();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (listener != null && body != null && body.endsWithConnection()) {
            UpstreamListener told = listener;
            listener = null;
            told.answered();
        } else {
            broken(false);
        }
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

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
