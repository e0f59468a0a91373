package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/** One request on its way upstream, and the answer to it, in the protocol of the connection. Of one event loop. */
public abstract class UpstreamLink extends ChannelInboundHandlerAdapter {
    /**
     * Makes ready for the answer to a request that is written to the channel next.
     *
     * @param complete whether the whole request is written at once; else {@link #last} says when it is
     * @return what to write before the request's octets; null where nothing is
     */
    public abstract @Nullable Object expect(Outgoing request, UpstreamListener toTell, boolean complete);

    /** A piece of a streamed body as it is written. Takes over the buffer. */
    public abstract Object piece(ByteBuf data);

    /** The end of the request as it is written; null where nothing is. */
    public abstract @Nullable Object last(@Nullable Headers trailers);

    /**
     * Forgets the request in flight.
     *
     * @param unresponsive whether the upstream was silent for too long
     */
    public abstract void abandon(Channel channel, boolean unresponsive);
}
