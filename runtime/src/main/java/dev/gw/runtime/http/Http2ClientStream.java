package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.settings.FieldRules;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request on an HTTP/2 connection to an upstream. */
public final class Http2ClientStream extends UpstreamLink {
    private final Consumer<Ending> onEnd;
    private @Nullable UpstreamListener listener;
    private boolean headSeen;
    private boolean toHead;
    private boolean requestComplete;

    /** How a stream ended. */
    public enum Ending {
        /** Answered or given up. */
        DONE,
        /** The upstream was silent for too long: its connection is of no more use. */
        UNRESPONSIVE
    }

    /**
     * A new stream.
     *
     * @param onEnd called once, when the stream is closed
     */
    public Http2ClientStream(Consumer<Ending> onEnd) {
        this.onEnd = onEnd;
    }

    @Override
    public Object expect(Outgoing request, UpstreamListener toTell, boolean complete) {
        listener = toTell;
        toHead = request.isHead();
        Headers head = request.head() == null ? new Headers() : request.head();
        Http2Headers fields = new DefaultHttp2Headers(false, head.size());
        Http2Heads.fields(head, fields);
        requestComplete = complete && !request.bytes().isReadable();
        return new DefaultHttp2HeadersFrame(fields, requestComplete);
    }

    @Override
    public Object piece(ByteBuf data) {
        return new DefaultHttp2DataFrame(data, false);
    }

    @Override
    public @Nullable Object last(@Nullable Headers trailers) {
        if (requestComplete) {
            return null;
        }
        requestComplete = true;
        return trailers == null
                ? new DefaultHttp2DataFrame(Unpooled.EMPTY_BUFFER, true)
                : new DefaultHttp2HeadersFrame(Http2Heads.trailers(trailers), true);
    }

    @Override
    public void abandon(Channel channel, boolean unresponsive) {
        listener = null;
        if (unresponsive) {
            onEnd.accept(Ending.UNRESPONSIVE);
        }
        reset(channel, Http2Error.CANCEL);
    }

    private static void reset(Channel channel, Http2Error why) {
        if (channel.isActive()) {
            channel.writeAndFlush(new DefaultHttp2ResetFrame(why)).addListener(ChannelFutureListener.CLOSE);
        } else {
            channel.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        UpstreamListener told = listener;
        if (told == null) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof Http2HeadersFrame frame) {
            try {
                headers(context, frame, told);
            } catch (MalformedMessage problem) {
                listener = null;
                told.broken(/* malformed= */ true, headSeen);
                reset(context.channel(), Http2Error.PROTOCOL_ERROR);
            }
        } else if (message instanceof Http2DataFrame frame) {
            boolean ends = frame.isEndStream();
            told.data(frame.content());
            if (ends) {
                answered(context, null);
            }
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    private void headers(ChannelHandlerContext context, Http2HeadersFrame frame, UpstreamListener told)
            throws MalformedMessage {
        Headers fields = Http2Heads.fields(frame.headers(), FieldRules.ALL);
        boolean ends = frame.isEndStream();
        if (headSeen) {
            if (!ends) {
                throw new MalformedMessage(502, "a second head");
            }
            answered(context, Trailers.allowed(fields));
            return;
        }
        CharSequence status = frame.headers().status();
        int code = status == null ? -1 : ResponseHead.digits(status);
        if (code < 100 || (code < 200 && ends)) {
            throw new MalformedMessage(502, "wrong status");
        }
        if (code < 200) {
            return;
        }
        headSeen = true;
        BodyFraming framing = ends || toHead ? BodyFraming.NONE : BodyFraming.ofResponse(code, false, fields);
        told.head(new ResponseHead(code, "", fields, framing, true));
        if (ends) {
            answered(context, null);
        }
    }

    private void answered(ChannelHandlerContext context, @Nullable Headers trailers) {
        UpstreamListener told = listener;
        listener = null;
        if (!requestComplete) {
            reset(context.channel(), Http2Error.NO_ERROR);
        }
        if (told != null) {
            told.answered(trailers);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (listener != null) {
            listener.paused();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Http2ResetFrame) {
            broken();
            // what waits, because the client was slow, is let go: with it the stream would never be closed
            context.channel().config().setAutoRead(true);
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        onEnd.accept(Ending.DONE);
        broken();
    }

    private void broken() {
        UpstreamListener told = listener;
        listener = null;
        if (told != null) {
            told.broken(/* malformed= */ false, headSeen);
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
