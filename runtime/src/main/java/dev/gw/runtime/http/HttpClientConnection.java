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
    private boolean toHead;

    /**
     * A new connection.
     *
     * @param onIdle called when an answer is complete and the connection may be used again
     */
    public HttpClientConnection(Runnable onIdle) {
        this.onIdle = onIdle;
    }

    /**
     * Sends a request, head and body in one buffer.
     *
     * @param isHead whether it is a HEAD request, whose answer has no body
     */
    public void send(Channel channel, ByteBuf request, boolean isHead, UpstreamListener toTell) {
        listener = toTell;
        toHead = isHead;
        channel.writeAndFlush(request, channel.voidPromise());
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
        boolean reusable = seen != null && seen.keepAlive() && !in.isReadable();
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
            told.end();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (listener != null && body != null && body.endsWithConnection()) {
            UpstreamListener told = listener;
            listener = null;
            told.end();
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
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
