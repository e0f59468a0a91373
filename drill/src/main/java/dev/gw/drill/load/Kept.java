package dev.gw.drill.load;

/** A connection that its pool keeps, whatever is spoken on it. Belongs to its event loop. */
interface Kept {
    /** Gives up what has waited too long for its answer. */
    void sweep(long now);

    void close();
}
