package dev.gw.runtime.plugin.callerlimits;

import dev.gw.model.Entity;
import dev.gw.runtime.observe.Metrics;
import dev.gw.runtime.plugin.LuaTwin;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/**
 * caller-limits. Kong does not have it: a project brings it as Lua, and where that is the Lua of gw itself, this does the
 * same without it.
 */
public final class CallerLimitsType implements PluginType {
    /** The Lua plugin that does the same on Kong. */
    public static final LuaTwin LUA = new LuaTwin("caller-limits", CallerLimitsType.class);

    @Override
    public String name() {
        return LUA.name();
    }

    @Override
    public int priority() {
        return 905;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        Metrics metrics = context.state().of(Metrics.NAME, Metrics.class, Metrics::new);
        Kept kept = context.state().of(name(), Kept.class, () -> new Kept(new Buckets(), new CallerMetrics(metrics)));
        return new CallerLimits(PluginConfig.of(entity), kept.buckets(), kept.metrics(), context.clock());
    }

    /** What outlives a reload. */
    private record Kept(Buckets buckets, CallerMetrics metrics) {}
}
