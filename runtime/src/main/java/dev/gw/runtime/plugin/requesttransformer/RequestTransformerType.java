package dev.gw.runtime.plugin.requesttransformer;

import dev.gw.model.Entity;
import dev.gw.runtime.lua.LuaExpressions;
import dev.gw.runtime.lua.LuaSettings;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/** request-transformer. */
public final class RequestTransformerType implements PluginType {
    private final LuaSettings settings;

    /** The type whose expressions run under these settings. */
    public RequestTransformerType(LuaSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "request-transformer";
    }

    @Override
    public int priority() {
        return 801;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        LuaExpressions lua = new LuaExpressions(name(), entity.id(), context, settings);
        return new RequestTransformer(PluginConfig.of(entity), lua);
    }
}
