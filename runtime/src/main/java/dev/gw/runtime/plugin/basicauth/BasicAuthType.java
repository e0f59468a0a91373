package dev.gw.runtime.plugin.basicauth;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.plugin.auth.Anonymous;

/** basic-auth. */
public final class BasicAuthType implements PluginType {
    @Override
    public String name() {
        return "basic-auth";
    }

    @Override
    public int priority() {
        return 1100;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        return new BasicAuth(
                config,
                context.shared().of("basic-auth", Passwords.class, () -> new Passwords(context.bundle())),
                new Anonymous(context.bundle(), config.text("anonymous")));
    }
}
