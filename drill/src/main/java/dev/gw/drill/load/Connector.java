package dev.gw.drill.load;

import io.netty.channel.Channel;

/** Makes connections to a gateway. */
interface Connector {
    /** Makes one. */
    void dial(Told told);

    /** Hears what became of a connection, on the event loop. */
    interface Told {
        /** It stands. */
        void stands(Channel channel, boolean http2);

        /** It can't be had. */
        void failed(String why);
    }
}
