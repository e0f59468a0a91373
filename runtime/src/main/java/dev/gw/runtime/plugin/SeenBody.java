package dev.gw.runtime.plugin;

import dev.gw.runtime.exchange.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What Kong's plugins get to see of a request's body: nginx puts one that is larger than its buffer into a file, and most of
 * them don't look there.
 */
public final class SeenBody {
    /** A part of the body that came with the head does not need the buffer. */
    private static final int WITH_THE_HEAD = 1024;

    private SeenBody() {}

    /**
     * The body.
     *
     * @param whole all of it
     * @return null where it is in a file
     */
    public static byte @Nullable [] of(Exchange exchange, byte[] whole) {
        return exchange.replacedBody() != null || whole.length <= most(exchange) ? whole : null;
    }

    /** nginx makes the buffer as large as the body where that takes no more than a quarter more. */
    private static long most(Exchange exchange) {
        long buffer = exchange.settings().client().bodyBuffer();
        boolean isAnnounced = exchange.request().headers().has("Content-Length");
        return isAnnounced ? buffer + buffer / 4 - 1 + WITH_THE_HEAD : buffer;
    }
}
