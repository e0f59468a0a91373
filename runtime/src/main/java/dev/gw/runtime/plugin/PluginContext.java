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
 * @param loadedAt when the configuration was loaded, milliseconds since 1970
 */
public record PluginContext(
        Bundle bundle, Clock clock, RandomGenerator random, PluginState state, PluginState shared, long loadedAt) {
    /** For a configuration that is loaded now, whose plugins share nothing yet. */
    public PluginContext(Bundle bundle, Clock clock, RandomGenerator random, PluginState state) {
        this(bundle, clock, random, state, new PluginState(), clock.millis());
    }
}
