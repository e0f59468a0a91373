package dev.gw.runtime.plugin.azurefunctions;

import dev.gw.model.Entity;
import dev.gw.runtime.deliver.WebClients;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/** The plugin azure-functions. */
public final class AzureFunctionsType implements PluginType {
    @Override
    public String name() {
        return "azure-functions";
    }

    @Override
    public int priority() {
        return 749;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        return new AzureFunctions(config, WebClients.of(context.state(), config.isTrue("https_verify"), null));
    }
}
