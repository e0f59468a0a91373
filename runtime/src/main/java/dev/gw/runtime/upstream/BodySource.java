package dev.gw.runtime.upstream;

import io.netty.buffer.ByteBuf;

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

        /** That was the last one. */
        void end();

        /** Whether the upstream takes more at the moment. */
        boolean isWritable();
    }

    /** The upstream takes more again. */
    void writable();
}
