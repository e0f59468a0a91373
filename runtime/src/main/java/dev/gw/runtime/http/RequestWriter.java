package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** Writes the heads of requests to HTTP/1.1 upstreams. */
public final class RequestWriter {
    private static final int USUAL_HEAD = 1024;

    private RequestWriter() {}

    /** A whole head, in a buffer that a body can be added to. */
    public static ByteBuf head(String requestLine, Headers headers) {
        ByteBuf out = ByteBufAllocator.DEFAULT.buffer(USUAL_HEAD);
        ResponseWriter.latin(out, requestLine);
        out.writeShort('\r' << 8 | '\n');
        ResponseWriter.fields(out, headers);
        out.writeShort('\r' << 8 | '\n');
        return out;
    }
}
