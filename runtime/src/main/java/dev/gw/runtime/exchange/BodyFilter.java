package dev.gw.runtime.exchange;

import org.jspecify.annotations.Nullable;

/** Changes the body of an upstream's answer while it passes by. Called on the exchange's event loop. */
public interface BodyFilter {
    /** What goes to the client for the next octets; may be nothing. */
    byte[] piece(byte[] octets);

    /**
     * What goes to the client behind all.
     *
     * @param trailers the fields behind the upstream's body, which go no further; null where there were none
     */
    byte[] end(@Nullable Headers trailers);
}
