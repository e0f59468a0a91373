package dev.gw.runtime.plugin.responseratelimiting;

import dev.gw.model.Entity;
import dev.gw.runtime.limit.CounterStores;
import dev.gw.runtime.limit.Subject;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/** response-ratelimiting. */
public final class ResponseRateLimitingType implements PluginType {
    @Override
    public String name() {
        return "response-ratelimiting";
    }

    @Override
    public int priority() {
        return 900;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        return new ResponseRateLimiting(
                config,
                Subject.scope("response-ratelimit", entity.foreignId("route"), entity.foreignId("service")),
                CounterStores.of(context.state(), context.clock()).asked(config),
                context.clock());
    }
}
