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
    /** The octets of the longest body that is kept in memory, where nobody says otherwise. */
    long MOST_COLLECTED = 16L * 1024 * 1024;

    /** The head; null for a malformed request. */
    @Nullable
    RequestHead head();

    /** Where the request came from. */
    Request.Connection connection();

    EventLoop eventLoop();

    /**
     * Reads the whole body; completes on the event loop, exceptionally where the client breaks off or the body is wrong.
     *
     * @param most the octets it may have; a longer one is a {@link MalformedMessage} with status 413, one that there is
     *     no memory for one with {@link CollectedBody#NO_MEMORY}
     */
    CompletionStage<byte[]> body(long most);

    /**
     * Where another body of this request is kept as a whole, to be released when that is over.
     *
     * @param most the octets it may have
     */
    CollectedBody collecting(long most);

    /** Reads the whole body, of {@link #MOST_COLLECTED} octets at most. */
    default CompletionStage<byte[]> body() {
        return body(MOST_COLLECTED);
    }

    /** Whether somebody asked for the whole body. */
    boolean isBodyWanted();

    /** Hands the body on as it comes, instead of as a whole. */
    void readBody(BodyReader reader);

    /** Takes no more of the body for now, or goes on; only for {@link #readBody}. */
    void pauseBody(boolean paused);

    /**
     * Hands on all octets that come from now on, whatever they are; behind an answer with status 101, and in HTTP/1.1
     * only.
     */
    void tunnel(BodyReader reader);

    /** Hears the body as it comes, on the event loop. */
    interface BodyReader {
        /** A piece; the reader takes over the buffer. */
        void piece(ByteBuf data);

        /** That was all of it, and these fields came behind it; null where none did. */
        void end(@Nullable Headers trailers);

        /** The client broke off, or the body is wrong. */
        void failed(Exception problem);
    }

    /** Has the answer say when it was made, unless its fields do; to be called before {@link #start}. */
    void dated();

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

    /** Hands on what was written so far, unless the end of the answer follows at once. */
    void flush();

    /** Ends the answer. */
    default void finish() {
        finish(null);
    }

    /** Ends the answer with fields behind its body, where the client's protocol has a place for them. */
    void finish(@Nullable Headers trailers);

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

    /** Calls back when the client goes away, or takes the request back, before the answer is complete. */
    void onGone(Runnable action);

    /** Whether the client is still there. */
    boolean isOpen();
}
