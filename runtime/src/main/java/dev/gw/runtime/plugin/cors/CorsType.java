package dev.gw.runtime.plugin.cors;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import java.util.List;

/** cors. */
public final class CorsType implements PluginType {
    @Override
    public String name() {
        return "cors";
    }

    @Override
    public int priority() {
        return 2000;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        return new Cors(PluginConfig.of(entity));
    }

    @Override
    public List<String> notRun(Entity entity) {
        return PluginConfig.of(entity).strings("origins").stream()
                .filter(origin -> !AllowedOrigins.isRun(origin))
                .map(expression -> "the expression " + expression + " uses more of PCRE than gw runs; it never matches")
                .toList();
    }
}
