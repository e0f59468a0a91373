package dev.gw.runtime.plugin.prefunction;

import dev.gw.model.Entity;
import dev.gw.runtime.lua.LuaPlugins;
import dev.gw.runtime.lua.LuaSettings;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/** The plugin {@code pre-function}. */
public final class PreFunctionType implements PluginType {
    private final LuaSettings settings;

    /** The type whose functions run under these settings. */
    public PreFunctionType(LuaSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "pre-function";
    }

    @Override
    public int priority() {
        return 1_000_000;
    }

    @Override
    public boolean runsOnStreams() {
        return true;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        return LuaPlugins.functions(entity, context, settings);
    }
}
