package dev.gw.runtime.plugin.aiprompttemplate;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/** The plugin ai-prompt-template. */
public final class PromptTemplateType implements PluginType {
    @Override
    public String name() {
        return "ai-prompt-template";
    }

    @Override
    public int priority() {
        return 773;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        return new PromptTemplate(PluginConfig.of(entity));
    }
}
