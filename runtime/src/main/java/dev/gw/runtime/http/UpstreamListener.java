package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Hears of the answer to one request sent upstream; called on the event loop, head first, end or failure last. */
public interface UpstreamListener {
    void head(ResponseHead head);

    /** A piece of the body; the listener takes over the buffer. */
    void data(ByteBuf data);

    /** What has come so far is handed over: nothing follows at once. */
    default void paused() {}

    /** The answer is complete, and these fields came behind its body; null where none did. */
    void answered(@Nullable Headers trailers);

    /** The upstream takes more of the request, or takes no more for now. */
    void writabilityChanged();

    /**
     * The connection broke.
     *
     * @param malformed whether what came was no HTTP
     * @param headSeen whether the head had come
     */
    void broken(boolean malformed, boolean headSeen);
}
