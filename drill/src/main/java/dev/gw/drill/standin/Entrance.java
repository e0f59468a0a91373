package dev.gw.drill.standin;

import dev.gw.runtime.http.Http2Preface;
import dev.gw.runtime.http.RequestHandler;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslContext;
import java.util.List;
import java.util.function.Supplier;

/** Finds out from a connection's first octet whether it speaks TLS or plain HTTP, of either version. */
final class Entrance extends ByteToMessageDecoder {
    private static final int HANDSHAKE = 0x16;

    private final Supplier<SslContext> tls;
    private final RequestHandler handler;

    Entrance(Supplier<SslContext> tls, RequestHandler handler) {
        this.tls = tls;
        this.handler = handler;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (!in.isReadable()) {
            return;
        }
        ChannelPipeline pipeline = context.pipeline();
        if (in.getUnsignedByte(in.readerIndex()) == HANDSHAKE) {
            pipeline.addLast(tls.get().newHandler(context.alloc()));
        }
        pipeline.addLast(new Http2Preface(handler));
        pipeline.remove(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
