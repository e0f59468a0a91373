package dev.gw.drill.load;

import dev.gw.drill.scenario.Fault;

/** Breaks what a scenario says, and mends it. Called on a thread that may wait. */
public interface FaultMaker {
    /** Begins a fault. */
    void begin(Fault fault);

    /** Ends a fault that lasts. */
    void end(Fault fault);
}
