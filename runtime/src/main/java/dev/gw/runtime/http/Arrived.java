package dev.gw.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.jspecify.annotations.Nullable;

/** What came on a connection and was not taken yet. */
final class Arrived {
    private Arrived() {}

    /**
     * Puts octets behind those that wait. Pieces of the buffer that others still hold stay as they are; both buffers are
     * taken over, and neither may be used further.
     *
     * @param waiting null or empty where nothing waits
     */
    static ByteBuf join(ChannelHandlerContext context, @Nullable ByteBuf waiting, ByteBuf data) {
        if (waiting == null) {
            return data;
        }
        if (waiting.isReadable() && waiting.refCnt() == 1) {
            waiting.discardSomeReadBytes();
        }
        return ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(context.alloc(), waiting, data);
    }
}
