package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.settings.ClientLimits;
import dev.gw.runtime.settings.HeadBuffers;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the frames of one HTTP/2 stream to the request that they belong to. */
final class Http2StreamHandler extends ChannelInboundHandlerAdapter {
    private final RequestHandler handler;
    private final ClientLimits limits;
    private final ClientConnection client;
    private final FloodGuard guard;
    private final Http2ServerConnection connection;
    private @Nullable Http2Stream stream;
    private @Nullable Channel channel;
    private boolean givenUp;

    Http2StreamHandler(
            RequestHandler handler, ClientConnection client, FloodGuard guard, Http2ServerConnection connection) {
        this.handler = handler;
        this.limits = handler.limits();
        this.client = client;
        this.guard = guard;
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof Http2HeadersFrame frame) {
            headers(context, frame);
        } else if (message instanceof Http2DataFrame frame) {
            data(frame);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    private void headers(ChannelHandlerContext context, Http2HeadersFrame frame) {
        Http2Stream begun = stream;
        guard.payload(Http2Heads.size(frame.headers()));
        if (begun != null) {
            trailers(begun, frame);
            return;
        }
        channel = context.channel();
        connection.requested(this);
        client.requested();
        int size = Http2Heads.size(frame.headers());
        try {
            limit(frame.headers(), size, limits.head());
            RequestHead head = Http2Heads.request(frame.headers(), frame.isEndStream(), limits.fields());
            Http2Stream next = new Http2Stream(context, client.describe(), head, size, handler);
            stream = next;
            if (frame.isEndStream()) {
                next.arrivedAll(null);
            } else {
                context.channel().config().setAutoRead(false);
                next.watch();
            }
            handler.handle(next);
        } catch (MalformedMessage problem) {
            Http2Stream next = new Http2Stream(context, client.describe(), null, 0, handler);
            stream = next;
            if (frame.isEndStream()) {
                next.arrivedAll(null);
            }
            handler.refuse(next, problem);
        }
    }

    private static void limit(Http2Headers headers, int size, HeadBuffers buffers) throws MalformedMessage {
        CharSequence path = headers.path();
        int most = buffers.size();
        if (path != null && path.length() > most) {
            throw new MalformedMessage(414, "path too long");
        }
        for (Map.Entry<CharSequence, CharSequence> field : headers) {
            if (field.getKey().length() + field.getValue().length() > most) {
                throw new MalformedMessage(MalformedMessage.HEADER_TOO_LARGE, "header field too large");
            }
        }
        if (size > buffers.number() * most) {
            throw new MalformedMessage(MalformedMessage.HEADER_TOO_LARGE, "header too large");
        }
    }

    private void trailers(Http2Stream stream, Http2HeadersFrame frame) {
        if (!frame.isEndStream()) {
            stream.abort(Http2Error.PROTOCOL_ERROR);
            return;
        }
        try {
            Headers trailers = Http2Heads.fields(frame.headers(), limits.fields());
            stream.arrivedAll(Trailers.allowed(trailers));
        } catch (MalformedMessage problem) {
            stream.abort(Http2Error.PROTOCOL_ERROR);
        }
    }

    private void data(Http2DataFrame frame) {
        guard.payload(frame.content().readableBytes());
        Http2Stream begun = stream;
        if (begun == null || givenUp) {
            frame.release();
            return;
        }
        if (frame.content().isReadable()) {
            begun.arrived(frame.content());
        } else {
            frame.release();
        }
        if (frame.isEndStream()) {
            begun.arrivedAll(null);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Http2ResetFrame) {
            givenUp();
        }
        context.fireUserEventTriggered(event);
    }

    /** The client wants no answer any more, or is gone. */
    void givenUp() {
        givenUp = true;
        if (channel != null) {
            // what waits, because the upstream was slow, is let go: with it the stream would never be closed
            channel.config().setAutoRead(true);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (stream != null) {
            stream.writabilityChanged();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connection.closed(this);
        Http2Stream gone = stream;
        stream = null;
        if (gone != null) {
            gone.gone();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof Http2Exception)) {
            // where a rule is broken, the codec says so to the client and closes the stream
            context.close();
        }
    }
}
