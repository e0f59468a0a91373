package dev.gw.runtime.plugin.session;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.plugin.auth.SealedText;
import java.util.HexFormat;
import java.util.List;

/** The plugin session. */
public final class SessionType implements PluginType {
    @Override
    public String name() {
        return "session";
    }

    @Override
    public int priority() {
        return 1900;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        String secret = config.text("secret");
        if (secret == null) {
            secret = context.state().of("session secret " + entity.id(), String.class, () -> random(context));
        }
        SessionCookies cookies = new SessionCookies(config, new SealedText(secret), context.clock());
        return new Session(config, cookies, context);
    }

    private static String random(PluginContext context) {
        byte[] secret = new byte[32];
        context.random().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    @Override
    public List<String> notRun(Entity entity) {
        PluginConfig config = PluginConfig.of(entity);
        return "kong".equals(config.text("storage"))
                ? List.of("storage: kong keeps sessions in a database; here they are in the cookie itself")
                : List.of();
    }
}
