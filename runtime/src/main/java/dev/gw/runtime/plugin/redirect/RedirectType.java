package dev.gw.runtime.plugin.redirect;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/** redirect. */
public final class RedirectType implements PluginType {
    @Override
    public String name() {
        return "redirect";
    }

    @Override
    public int priority() {
        return 779;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        return new Redirect(PluginConfig.of(entity));
    }
}
