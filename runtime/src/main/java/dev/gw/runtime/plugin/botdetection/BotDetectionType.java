package dev.gw.runtime.plugin.botdetection;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/** bot-detection. */
public final class BotDetectionType implements PluginType {
    @Override
    public String name() {
        return "bot-detection";
    }

    @Override
    public int priority() {
        return 2500;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        return new BotDetection(PluginConfig.of(entity));
    }
}
