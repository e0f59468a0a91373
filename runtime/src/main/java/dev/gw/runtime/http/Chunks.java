package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The chunked coding of HTTP/1.1. */
public final class Chunks {
    private static final byte[] LAST = "0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private Chunks() {}

    /** A chunk; takes over the data. */
    public static ByteBuf wrap(ByteBuf data) {
        ByteBuf size = ByteBufAllocator.DEFAULT.buffer(16);
        ResponseWriter.chunkSize(size, data.readableBytes());
        return Unpooled.wrappedBuffer(size, data, lineBreak());
    }

    static ByteBuf lineBreak() {
        return Unpooled.wrappedBuffer(LAST, 3, 2);
    }

    /** The end of a body, with the fields behind it. */
    public static ByteBuf last(@Nullable Headers trailers) {
        if (trailers == null) {
            return Unpooled.wrappedBuffer(LAST);
        }
        ByteBuf last = ByteBufAllocator.DEFAULT.buffer(128);
        last.writeBytes(LAST, 0, 3);
        ResponseWriter.fields(last, trailers);
        last.writeShort('\r' << 8 | '\n');
        return last;
    }

    /** Writes a whole body with the fields behind it. */
    public static void writeWhole(ByteBuf out, ByteBuf body, @Nullable Headers trailers) {
        if (body.isReadable()) {
            ResponseWriter.chunkSize(out, body.readableBytes());
            out.writeBytes(body);
            out.writeShort('\r' << 8 | '\n');
        }
        out.writeBytes(LAST, 0, 3);
        if (trailers != null) {
            ResponseWriter.fields(out, trailers);
        }
        out.writeShort('\r' << 8 | '\n');
    }
}
