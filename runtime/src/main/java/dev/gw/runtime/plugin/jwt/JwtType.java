package dev.gw.runtime.plugin.jwt;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.plugin.auth.Anonymous;

/** jwt. */
public final class JwtType implements PluginType {
    @Override
    public String name() {
        return "jwt";
    }

    @Override
    public int priority() {
        return 1450;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        boolean base64 = config.isTrue("secret_is_base64");
        JwtCredentials credentials = context.shared()
                .of(
                        base64 ? "jwt in base64" : "jwt",
                        JwtCredentials.class,
                        () -> new JwtCredentials(context.bundle(), base64, localKeys(context)));
        return new JwtAuth(
                new TokenSources(config),
                new TokenCheck(
                        config,
                        credentials,
                        context.state().of("jwt", VerifiedTokens.class, VerifiedTokens::new),
                        context.clock()),
                config,
                new Anonymous(context.bundle(), config.text("anonymous")));
    }

    private static LocalKeys localKeys(PluginContext context) {
        return context.state().of(LocalKeys.NAME, LocalKeys.class, () -> LocalKeys.NONE);
    }
}
