package dev.gw.drill.load;

import io.netty.channel.ChannelInboundHandlerAdapter;

/** A connection to the gateway, whatever is spoken on it. Belongs to its event loop. */
abstract class Line extends ChannelInboundHandlerAdapter implements Kept {
    /** Whether its pool has it among those that are free. */
    boolean listed;

    /** Whether a request may be sent over it now. */
    abstract boolean isFree();

    abstract void send(Attempt attempt);
}
