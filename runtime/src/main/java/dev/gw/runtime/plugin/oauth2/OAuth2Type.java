package dev.gw.runtime.plugin.oauth2;

import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.plugin.auth.Anonymous;
import dev.gw.runtime.plugin.auth.Credentials;
import java.util.ArrayList;
import java.util.List;

/** The plugin oauth2. */
public final class OAuth2Type implements PluginType {
    @Override
    public String name() {
        return "oauth2";
    }

    @Override
    public int priority() {
        return 1400;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        Credentials clients = Credentials.of(context, EntityKind.OAUTH2_CREDENTIALS, "client_id");
        Tokens tokens = new Tokens(
                context.bundle(),
                context.state().of("oauth2 tokens", IssuedTokens.class, IssuedTokens::new),
                context.clock());
        Requirements requirements = new Requirements(config);
        Anonymous anonymous = new Anonymous(context.bundle(), config.text("anonymous"));
        return new OAuth2(
                config,
                tokens,
                new TokenEndpoint(config, requirements, clients, tokens),
                new AuthorizeEndpoint(config, requirements, clients),
                clients,
                anonymous,
                context.bundle());
    }

    @Override
    public List<String> notRun(Entity entity) {
        PluginConfig config = PluginConfig.of(entity);
        List<String> flows = new ArrayList<>();
        for (String flow : List.of("authorization_code", "implicit_grant", "password_grant")) {
            if (config.isTrue("enable_" + flow)) {
                flows.add("enable_" + flow);
            }
        }
        return flows.isEmpty() ? List.of() : List.of(String.join(", ", flows) + ": such tokens are not given out");
    }
}
