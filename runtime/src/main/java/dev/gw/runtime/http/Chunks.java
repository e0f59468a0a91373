package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
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
        size(size, data.readableBytes());
        return Unpooled.wrappedBuffer(size, data, lineBreak());
    }

    static void size(ByteBuf out, int size) {
        ByteBufUtil.writeAscii(out, Integer.toHexString(size));
        out.writeShort('\r' << 8 | '\n');
    }

    static ByteBuf lineBreak() {
        return Unpooled.wrappedBuffer(LAST, 3, 2);
    }

    /** The end of a body, with the fields behind it. */
    public static ByteBuf last(@Nullable Headers trailers) {
        if (trailers == null) {
            return Unpooled.wrappedBuffer(LAST);
        }
        return HeadOctets.begin().text("0").lineEnd().fields(trailers).lineEnd().buffer(ByteBufAllocator.DEFAULT, 0);
    }

    /** Writes a whole body with the fields behind it. */
    public static void writeWhole(ByteBuf out, ByteBuf body, @Nullable Headers trailers) {
        if (body.isReadable()) {
            size(out, body.readableBytes());
            out.writeBytes(body);
            out.writeShort('\r' << 8 | '\n');
        }
        ByteBuf last = last(trailers);
        out.writeBytes(last);
        last.release();
    }
}
