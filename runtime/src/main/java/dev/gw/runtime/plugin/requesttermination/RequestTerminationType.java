package dev.gw.runtime.plugin.requesttermination;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/** request-termination. */
public final class RequestTerminationType implements PluginType {
    @Override
    public String name() {
        return "request-termination";
    }

    @Override
    public int priority() {
        return 2;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        return new RequestTermination(PluginConfig.of(entity), context);
    }
}
