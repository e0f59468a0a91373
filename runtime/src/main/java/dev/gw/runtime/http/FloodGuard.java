package dev.gw.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Ends HTTP/2 connections on which far more octets come than belong to requests: floods of pings, settings, priorities
 * and empty frames. The rule is nginx's: an eighth of what came may not exceed the payload by more than a mebibyte.
 */
final class FloodGuard extends ChannelInboundHandlerAdapter {
    private static final long SLACK = 1024 * 1024;

    private long total;
    private long payload;

    /** Counts what belongs to requests and answers. */
    void payload(long octets) {
        payload += octets;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf data = (ByteBuf) message;
        total += data.readableBytes();
        if (total / 8 > payload + SLACK) {
            data.release();
            context.close();
            return;
        }
        context.fireChannelRead(data);
    }
}
