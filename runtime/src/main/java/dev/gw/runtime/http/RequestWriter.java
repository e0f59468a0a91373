package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** Writes the heads of requests to HTTP/1.1 upstreams. */
public final class RequestWriter {
    private RequestWriter() {}

    /**
     * A whole head.
     *
     * @param body the octets of a body that will be added to the buffer
     */
    public static ByteBuf head(String requestLine, Headers headers, int body) {
        return HeadOctets.begin()
                .text(requestLine)
                .lineEnd()
                .fields(headers)
                .lineEnd()
                .buffer(ByteBufAllocator.DEFAULT, body);
    }
}
