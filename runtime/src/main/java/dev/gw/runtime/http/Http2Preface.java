package dev.gw.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The beginning of a plain connection where both versions are spoken: HTTP/2 if it begins with its preface. */
public final class Http2Preface extends Entrance {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final RequestHandler handler;

    /** A connection whose requests go to a handler. */
    public Http2Preface(RequestHandler handler) {
        super(handler.limits().times().head());
        this.handler = handler;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int length = Math.min(in.readableBytes(), PREFACE.length);
        boolean same = true;
        for (int i = 0; i < length && same; i++) {
            same = in.getByte(in.readerIndex() + i) == PREFACE[i];
        }
        if (same && length < PREFACE.length) {
            return;
        }
        if (same) {
            Http2ServerConnection.install(context.pipeline(), handler, /* tls= */ false, null);
        } else {
            context.pipeline().addLast(new HttpServerConnection(handler));
        }
        context.pipeline().remove(this);
    }

    /** A handshake that failed, or a connection that broke before anything was asked. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
