package dev.gw.runtime.plugin;

import dev.gw.model.Bundle;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What the gateway offers to plugins.
 *
 * @param bundle the configuration they run in
 * @param clock the time
 * @param random randomness that is good enough for identifiers
 * @param state what outlives a reload
 */
public record PluginContext(Bundle bundle, Clock clock, RandomGenerator random, PluginState state) {}
