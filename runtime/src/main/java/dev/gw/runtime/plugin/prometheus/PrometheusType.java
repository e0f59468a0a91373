package dev.gw.runtime.plugin.prometheus;

import dev.gw.model.Entity;
import dev.gw.runtime.observe.LogSerializer;
import dev.gw.runtime.observe.Metrics;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/** The plugin prometheus. */
public final class PrometheusType implements PluginType {
    @Override
    public String name() {
        return "prometheus";
    }

    @Override
    public int priority() {
        return 13;
    }

    @Override
    public boolean runsOnStreams() {
        return true;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        Metrics metrics = context.state().of(Metrics.NAME, Metrics.class, Metrics::new);
        return new Prometheus(PluginConfig.of(entity), metrics, new LogSerializer(context.loadedAt()));
    }
}
