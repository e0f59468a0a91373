package dev.gw.runtime.plugin.correlationid;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/** correlation-id. */
public final class CorrelationIdType implements PluginType {
    @Override
    public String name() {
        return "correlation-id";
    }

    @Override
    public int priority() {
        return 100001;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        Counter counter = context.state().of(name(), Counter.class, () -> new Counter(context.random()));
        return new CorrelationId(PluginConfig.of(entity), counter, context);
    }
}
