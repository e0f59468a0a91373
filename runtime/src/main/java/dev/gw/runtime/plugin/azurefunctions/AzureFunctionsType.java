package dev.gw.runtime.plugin.azurefunctions;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.web.WebClient;

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
        return new AzureFunctions(PluginConfig.of(entity), WebClient.of(context.state()));
    }
}
