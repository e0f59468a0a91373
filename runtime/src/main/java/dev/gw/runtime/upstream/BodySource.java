package dev.gw.runtime.upstream;

import dev.gw.runtime.exchange.Headers;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** A request body that comes piece by piece. */
public interface BodySource {
    /** The head is out: the body may follow now, or later, on the same event loop. */
    void begin(Sink sink);

    /** The body is not wanted any more: the try is over. */
    void stop();

    /** Where the pieces go. */
    interface Sink {
        /** Sends a piece, and takes over the buffer. */
        void write(ByteBuf piece);

        /** That was the last one, and these fields follow it; null where none do. */
        void end(@Nullable Headers trailers);

        /** Whether the upstream takes more at the moment. */
        boolean isWritable();
    }

    /** The upstream takes more again. */
    void writable();
}
