package dev.gw.runtime.plugin.keyauth;

import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.plugin.auth.Anonymous;
import dev.gw.runtime.plugin.auth.Credentials;

/** key-auth. */
public final class KeyAuthType implements PluginType {
    @Override
    public String name() {
        return "key-auth";
    }

    @Override
    public int priority() {
        return 1250;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        return new KeyAuth(
                config,
                context.clock(),
                Credentials.of(context, EntityKind.KEYAUTH_CREDENTIALS, "key"),
                new Anonymous(context.bundle(), config.text("anonymous")));
    }
}
