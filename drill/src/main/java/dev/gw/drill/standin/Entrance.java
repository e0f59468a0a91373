package dev.gw.drill.standin;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslContext;
import java.util.List;
import java.util.function.Supplier;

/** Finds out from a connection's first octet whether it speaks TLS, and hands it on to who speaks with the client. */
final class Entrance extends ByteToMessageDecoder {
    private static final int HANDSHAKE = 0x16;

    private final Supplier<SslContext> tls;
    private final Supplier<ChannelHandler> speaker;

    /**
     * An entrance.
     *
     * @param tls asked when somebody speaks TLS
     * @param speaker makes what speaks with the client, inside of TLS or without
     */
    Entrance(Supplier<SslContext> tls, Supplier<ChannelHandler> speaker) {
        this.tls = tls;
        this.speaker = speaker;
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
        pipeline.addLast(speaker.get());
        pipeline.remove(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
