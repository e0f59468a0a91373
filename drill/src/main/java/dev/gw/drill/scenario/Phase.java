package dev.gw.drill.scenario;

import java.time.Duration;

/**
 * A stage of a load: what its rate or its number of users changes to, evenly. Immutable.
 *
 * @param to requests a second, or users, at its end
 * @param over how long it takes
 */
public record Phase(double to, Duration over) {}
