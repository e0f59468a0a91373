package dev.gw.runtime.plugin.airesponsetransformer;

import dev.gw.model.Entity;
import dev.gw.runtime.llm.Drivers;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import java.util.List;

/** The plugin ai-response-transformer. */
public final class AiResponseTransformerType implements PluginType {
    @Override
    public String name() {
        return "ai-response-transformer";
    }

    @Override
    public int priority() {
        return 768;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        return new AiResponseTransformer(entity.id(), PluginConfig.of(entity), context);
    }

    @Override
    public List<String> notRun(Entity entity) {
        return Drivers.notRun(PluginConfig.of(entity).record("llm"));
    }
}
