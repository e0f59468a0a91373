package dev.gw.runtime.plugin.aipromptdecorator;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/** The plugin ai-prompt-decorator. */
public final class PromptDecoratorType implements PluginType {
    @Override
    public String name() {
        return "ai-prompt-decorator";
    }

    @Override
    public int priority() {
        return 772;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        return new PromptDecorator(PluginConfig.of(entity), context.clock());
    }
}
