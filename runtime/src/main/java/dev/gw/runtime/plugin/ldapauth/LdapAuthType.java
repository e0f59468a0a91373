package dev.gw.runtime.plugin.ldapauth;

import dev.gw.model.Entity;
import dev.gw.runtime.deliver.Deliveries;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.plugin.auth.Anonymous;

/** The plugin ldap-auth. */
public final class LdapAuthType implements PluginType {
    @Override
    public String name() {
        return "ldap-auth";
    }

    @Override
    public int priority() {
        return 1200;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        LdapServer server = LdapServer.of(config);
        KnownPasswords known = context.state()
                .of(
                        "ldap-auth " + server + " " + config.text("cache_ttl"),
                        KnownPasswords.class,
                        () -> new KnownPasswords(context.clock(), config.number("cache_ttl")));
        Anonymous anonymous = new Anonymous(context.bundle(), config.text("anonymous"));
        return new LdapAuth(config, server, known, anonymous, Deliveries.of(context.state()));
    }
}
