package dev.gw.runtime.plugin.standardwebhooks;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/** The plugin standard-webhooks. */
public final class StandardWebhooksType implements PluginType {
    @Override
    public String name() {
        return "standard-webhooks";
    }

    @Override
    public int priority() {
        return 760;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        return new StandardWebhooks(config.string("secret_v1"), config.integer("tolerance_second"), context.clock());
    }
}
