package dev.gw.runtime.plugin.responsetransformer;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/** response-transformer. */
public final class ResponseTransformerType implements PluginType {
    @Override
    public String name() {
        return "response-transformer";
    }

    @Override
    public int priority() {
        return 800;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        return new ResponseTransformer(PluginConfig.of(entity));
    }
}
