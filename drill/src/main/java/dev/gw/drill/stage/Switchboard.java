package dev.gw.drill.stage;

import dev.gw.model.Entity;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Plugins of which one configuration can be switched off: it still takes its place, but does nothing. What is switched
 * counts for configurations loaded after it.
 */
public final class Switchboard {
    private final Map<String, PluginType> types = new HashMap<>();
    private volatile String off = "";

    /** All on. */
    public Switchboard(Map<String, PluginType> types) {
        types.forEach((name, type) -> this.types.put(name, new Switched(type)));
    }

    Map<String, PluginType> types() {
        return types;
    }

    /** Switches this one off, and all others on. */
    public void off(Entity plugin) {
        off = plugin.id();
    }

    private final class Switched implements PluginType {
        private final PluginType real;

        Switched(PluginType real) {
            this.real = real;
        }

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public int priority() {
            return real.priority();
        }

        @Override
        public Plugin create(Entity entity, PluginContext context) {
            return entity.id().equals(off) ? new Plugin() {} : real.create(entity, context);
        }

        @Override
        public List<String> notRun(Entity entity) {
            return real.notRun(entity);
        }
    }
}
