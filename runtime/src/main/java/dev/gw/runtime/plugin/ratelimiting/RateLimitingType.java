package dev.gw.runtime.plugin.ratelimiting;

import dev.gw.model.Entity;
import dev.gw.runtime.limit.CounterStore;
import dev.gw.runtime.limit.CounterStores;
import dev.gw.runtime.limit.Taking;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/** rate-limiting. */
public final class RateLimitingType implements PluginType {
    @Override
    public String name() {
        return "rate-limiting";
    }

    @Override
    public int priority() {
        return 910;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        CounterStore store = CounterStores.of(context.state(), context.clock()).asked(config);
        return new RateLimiting(
                config,
                new Identification(entity, config),
                new Taking(store, config.isTrue("fault_tolerant")),
                context.clock());
    }
}
