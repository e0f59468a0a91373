package dev.gw.runtime.plugin.aiproxy;

import dev.gw.model.Entity;
import dev.gw.runtime.llm.Drivers;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import java.util.List;

/** The plugin ai-proxy. */
public final class AiProxyType implements PluginType {
    @Override
    public String name() {
        return "ai-proxy";
    }

    @Override
    public int priority() {
        return 770;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        return new AiProxy(entity.id(), PluginConfig.of(entity), context);
    }

    @Override
    public List<String> notRun(Entity entity) {
        return Drivers.notRun(PluginConfig.of(entity));
    }
}
