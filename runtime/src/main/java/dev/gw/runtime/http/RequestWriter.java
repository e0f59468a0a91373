package dev.gw.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the heads of requests to HTTP/1.1 upstreams. */
public final class RequestWriter {
    private RequestWriter() {}

    /**
     * What a request line says.
     *
     * @param query without its question mark; null where there is none
     */
    public record Start(
            String method, String path, @Nullable String query) {}

    /**
     * A whole head.
     *
     * @param fields writes the fields; it may write no other head meanwhile
     * @param body the octets of a body that will be added to the buffer
     */
    public static ByteBuf head(Start start, Consumer<FieldWriter> fields, int body) {
        HeadOctets out = HeadOctets.begin().text(start.method).constant(" ").text(start.path);
        if (start.query != null) {
            out.constant("?").text(start.query);
        }
        out.constant(" HTTP/1.1").lineEnd();
        fields.accept(out);
        return out.lineEnd().buffer(ByteBufAllocator.DEFAULT, body);
    }
}
