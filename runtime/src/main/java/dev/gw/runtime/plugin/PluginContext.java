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
 * @param shared what the plugins of this one configuration share; it ends with it
 */
public record PluginContext(Bundle bundle, Clock clock, RandomGenerator random, PluginState state, PluginState shared) {
    /** For a configuration whose plugins share nothing yet. */
    public PluginContext(Bundle bundle, Clock clock, RandomGenerator random, PluginState state) {
        this(bundle, clock, random, state, new PluginState());
    }
}
