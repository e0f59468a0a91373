package dev.gw.runtime.plugin.proxycache;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/** proxy-cache. */
public final class ProxyCacheType implements PluginType {
    @Override
    public String name() {
        return "proxy-cache";
    }

    @Override
    public int priority() {
        return 100;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        ResponseCache cache = ResponseCache.of(context.state(), context.clock());
        return new ProxyCache(PluginConfig.of(entity), cache, context.clock());
    }
}
