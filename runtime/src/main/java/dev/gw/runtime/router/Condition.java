package dev.gw.runtime.router;

/** A condition of an expression, ready to be asked. Immutable. */
interface Condition {
    /** Whether it holds; what matched is left in the trace, even where the whole expression fails later. */
    boolean holds(RouterRequest request, Trace trace);
}
