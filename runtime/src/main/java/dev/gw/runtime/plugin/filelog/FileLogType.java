package dev.gw.runtime.plugin.filelog;

import dev.gw.model.Entity;
import dev.gw.runtime.observe.LogSerializer;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

/** The plugin file-log. */
public final class FileLogType implements PluginType {
    @Override
    public String name() {
        return "file-log";
    }

    @Override
    public int priority() {
        return 9;
    }

    @Override
    public boolean runsOnStreams() {
        return true;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        LogFiles files = context.state().of(name(), LogFiles.class, LogFiles::new);
        return new FileLog(PluginConfig.of(entity), new LogSerializer(context.loadedAt()), files);
    }
}
