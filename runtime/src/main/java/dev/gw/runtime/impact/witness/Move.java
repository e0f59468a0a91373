package dev.gw.runtime.impact.witness;

/**
 * A request that is answered differently.
 *
 * @param witness the request
 * @param before who answered it
 * @param after who answers it
 */
public record Move(Witness witness, Answer before, Answer after) {}
