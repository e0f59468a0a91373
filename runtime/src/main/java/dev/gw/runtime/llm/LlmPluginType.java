package dev.gw.runtime.llm;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import java.util.List;

/** A plugin that asks a language model. */
public abstract class LlmPluginType implements PluginType {
    private final String name;
    private final int priority;
    private final Maker maker;

    /** Makes a plugin. */
    protected interface Maker {
        /** That of a configuration, whose entity has this id. */
        Plugin make(String id, PluginConfig config, PluginContext context);
    }

    /** A plugin of a name, with Kong's priority. */
    protected LlmPluginType(String name, int priority, Maker maker) {
        this.name = name;
        this.priority = priority;
        this.maker = maker;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int priority() {
        return priority;
    }

    @Override
    public final Plugin create(Entity entity, PluginContext context) {
        return maker.make(entity.id(), PluginConfig.of(entity), context);
    }

    @Override
    public final List<String> notRun(Entity entity) {
        return Drivers.notRun(asked(PluginConfig.of(entity)));
    }

    /** The part of a configuration that says which model is asked, and how. */
    protected PluginConfig asked(PluginConfig config) {
        return config.record("llm");
    }
}
