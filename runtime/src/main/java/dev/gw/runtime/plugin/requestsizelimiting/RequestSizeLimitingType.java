package dev.gw.runtime.plugin.requestsizelimiting;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/** request-size-limiting. */
public final class RequestSizeLimitingType implements PluginType {
    @Override
    public String name() {
        return "request-size-limiting";
    }

    @Override
    public int priority() {
        return 951;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        return new RequestSizeLimiting(PluginConfig.of(entity));
    }
}
