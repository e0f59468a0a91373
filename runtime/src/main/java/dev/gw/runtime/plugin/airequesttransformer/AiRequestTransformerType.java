package dev.gw.runtime.plugin.airequesttransformer;

import dev.gw.model.Entity;
import dev.gw.runtime.llm.Drivers;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import java.util.List;

/** The plugin ai-request-transformer. */
public final class AiRequestTransformerType implements PluginType {
    @Override
    public String name() {
        return "ai-request-transformer";
    }

    @Override
    public int priority() {
        return 777;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        return new AiRequestTransformer(entity.id(), PluginConfig.of(entity), context);
    }

    @Override
    public List<String> notRun(Entity entity) {
        return Drivers.notRun(PluginConfig.of(entity).record("llm"));
    }
}
