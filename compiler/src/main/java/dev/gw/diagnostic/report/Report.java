package dev.gw.diagnostic.report;

/** A way to write diagnostics down. Implementations are immutable and may be shared between threads. */
public interface Report {
    /** The whole report, ending in a line break; empty where there is nothing to say. */
    String of(Findings findings);
}
