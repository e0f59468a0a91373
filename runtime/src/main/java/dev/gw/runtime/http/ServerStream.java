package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.exchange.Request;
import dev.gw.runtime.exchange.Traffic;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One request on a client's connection: its head and body, and the way back. Belongs to the connection's event loop. */
public interface ServerStream {
    /** The head; null for a malformed request. */
    @Nullable
    RequestHead head();

    /** Where the request came from. */
    Request.Connection connection();

    EventLoop eventLoop();

    /** Reads the whole body; completes on the event loop, exceptionally where the client breaks off or the body is wrong. */
    CompletionStage<byte[]> body();

    /**
     * Begins the answer.
     *
     * @param reason the reason phrase; null for the usual one
     * @param headers the fields to send, without Content-Length, Transfer-Encoding and Connection
     * @param length the body's octets, or -1 where they are not known
     */
    void start(int status, @Nullable String reason, Headers headers, long length);

    /** Sends a piece of the answer's body; takes over the buffer. */
    void write(ByteBuf data);

    /** Ends the answer. */
    void finish();

    /** Breaks the connection: the answer can't be completed. */
    void abort();

    /** Whether the client takes more at the moment. */
    boolean isWritable();

    /** Calls back when the client takes more again, or is gone. */
    void onWritable(Runnable action);

    /** The octets of this request and its answer. */
    default Traffic traffic() {
        return Traffic.NONE;
    }

    /** Whether the client is still there. */
    boolean isOpen();
}
