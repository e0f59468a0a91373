package dev.gw.runtime.plugin;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The place of one plugin name in a route's chain, with the instances that could run there.
 *
 * @param name the plugin's name
 * @param byConsumer the instance for a consumer's id: the narrowest scope that names the consumer
 * @param otherwise the instance for every other request: the narrowest scope without a consumer; null where there is none
 */
public record PluginSlot(
        String name,
        Map<String, Plugin> byConsumer,
        @Nullable Plugin otherwise) {
    /** The instance that runs, given who is known to be asking at this moment. */
    public @Nullable Plugin select(@Nullable String consumerId) {
        if (consumerId != null && !byConsumer.isEmpty()) {
            Plugin own = byConsumer.get(consumerId);
            return own != null ? own : otherwise;
        }
        return otherwise;
    }
}
