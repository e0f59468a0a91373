package dev.gw.runtime.plugin.requesttransformer;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import java.util.List;

/** request-transformer. */
public final class RequestTransformerType implements PluginType {
    @Override
    public String name() {
        return "request-transformer";
    }

    @Override
    public int priority() {
        return 801;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        return new RequestTransformer(PluginConfig.of(entity));
    }

    @Override
    public List<String> notRun(Entity entity) {
        return new RequestTransformer(PluginConfig.of(entity))
                .beyond()
                .distinct()
                .map(code -> "the expression $(" + code + ") uses more of Lua than gw runs; requests get status 500")
                .toList();
    }
}
