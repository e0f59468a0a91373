package dev.gw.drill.mutate;

import dev.gw.drill.stage.LoadStage;
import dev.gw.runtime.exchange.ExchangeObserver;

/** Starts gateways for the runs of a scenario: each has counters of its own, so that no run sees what another used up. */
@FunctionalInterface
public interface GradedGateways {
    /**
     * Starts one that serves the configuration.
     *
     * @param observer is told of every request
     */
    LoadStage open(ExchangeObserver observer);
}
