package dev.gw.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.function.Consumer;

/** Writes the heads of requests to HTTP/1.1 upstreams. */
public final class RequestWriter {
    private RequestWriter() {}

    /**
     * A whole head.
     *
     * @param fields writes the fields; it may write no other head meanwhile
     * @param body the octets of a body that will be added to the buffer
     */
    public static ByteBuf head(String requestLine, Consumer<FieldWriter> fields, int body) {
        HeadOctets out = HeadOctets.begin().text(requestLine).lineEnd();
        fields.accept(out);
        return out.lineEnd().buffer(ByteBufAllocator.DEFAULT, body);
    }
}
