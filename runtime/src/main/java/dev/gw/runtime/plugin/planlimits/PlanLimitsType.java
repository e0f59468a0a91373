package dev.gw.runtime.plugin.planlimits;

import dev.gw.model.Entity;
import dev.gw.runtime.limit.CounterStore;
import dev.gw.runtime.limit.CounterStores;
import dev.gw.runtime.limit.Taking;
import dev.gw.runtime.plugin.LuaTwin;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/**
 * plan-limits. Kong does not have it: a project brings it as Lua, and where that is the Lua of gw itself, this does the
 * same without it.
 */
public final class PlanLimitsType implements PluginType {
    /** The Lua plugin that does the same on Kong. */
    public static final LuaTwin LUA = new LuaTwin("plan-limits", PlanLimitsType.class);

    @Override
    public String name() {
        return LUA.name();
    }

    @Override
    public int priority() {
        return 908;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        CounterStore store = CounterStores.of(context.state(), context.clock()).asked(config);
        return new PlanLimits(config, new Taking(store, config.isTrue("fault_tolerant")), context.clock());
    }
}
