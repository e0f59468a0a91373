package dev.gw.document;

import dev.gw.source.Span;

/** A value as it stands in a file: a map, a list or a scalar, each with its place. Immutable. */
public sealed interface Node permits MapNode, ListNode, Scalar {
    /** Where the value stands; {@link Span#nowhere()} for values that gw or Kong's defaults put there. */
    Span span();

    /**
     * Whether both mean the same: equal scalars (a number by its value, whether spelled 1 or 1.0), lists with the same
     * items in the same order, maps with the same keys in any order. Places and spelling don't count.
     */
    boolean sameAs(Node other);
}
