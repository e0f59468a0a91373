package dev.gw.drill.plan;

/** How the store of counters fares that several gateways share. */
public enum StoreState {
    /** It answers. */
    WELL,
    /** Nothing listens where it should be. */
    REFUSED,
    /** It takes what it is sent, and never answers. */
    SILENT
}
