package dev.gw.runtime.plugin.hmacauth;

import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.plugin.auth.Anonymous;
import dev.gw.runtime.plugin.auth.Credentials;

/** hmac-auth. */
public final class HmacAuthType implements PluginType {
    @Override
    public String name() {
        return "hmac-auth";
    }

    @Override
    public int priority() {
        return 1030;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        return new HmacAuth(
                config,
                context.clock(),
                Credentials.of(context, EntityKind.HMACAUTH_CREDENTIALS, "username"),
                new Anonymous(context.bundle(), config.text("anonymous")));
    }
}
