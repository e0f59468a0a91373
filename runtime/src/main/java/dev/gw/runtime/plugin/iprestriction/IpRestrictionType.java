package dev.gw.runtime.plugin.iprestriction;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/** ip-restriction. */
public final class IpRestrictionType implements PluginType {
    @Override
    public String name() {
        return "ip-restriction";
    }

    @Override
    public int priority() {
        return 990;
    }

    @Override
    public boolean runsOnStreams() {
        return true;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        return new IpRestriction(PluginConfig.of(entity));
    }
}
