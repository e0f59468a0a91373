package dev.gw.runtime.plugin.session;

import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.plugin.auth.SealedText;
import java.util.ArrayList;
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
        return new Session(config, cookies, context.bundle());
    }

    private static String random(PluginContext context) {
        byte[] secret = new byte[32];
        context.random().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    @Override
    public List<String> notRun(Entity entity) {
        PluginConfig config = PluginConfig.of(entity);
        List<String> sentences = new ArrayList<>();
        if ("kong".equals(config.text("storage"))) {
            sentences.add("storage: kong keeps sessions in a database; here they are in the cookie itself");
        }
        if (config.isTrue("remember")) {
            sentences.add("remember is not run: there is no second, longer-lived cookie");
        }
        for (String field : List.of("request_headers", "response_headers")) {
            boolean isSet = config.fields().get(field) != null
                    && !(config.fields().get(field) instanceof Scalar scalar && scalar.isNull());
            if (isSet) {
                sentences.add(field + " are not sent");
            }
        }
        return sentences;
    }
}
