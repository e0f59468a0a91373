package dev.gw.runtime.impact.witness;

import dev.gw.runtime.router.RouterRequest;
import org.jspecify.annotations.Nullable;

/** A request or a connection made to see who answers it; its text is for people. */
public sealed interface Witness permits RequestWitness, ConnectionWitness {
    /** What a router is asked; null where that is nothing a router can be asked for. */
    @Nullable
    RouterRequest asked();

    /** Whether it is a connection, or a datagram, and no request. */
    default boolean isConnection() {
        return this instanceof ConnectionWitness;
    }
}
