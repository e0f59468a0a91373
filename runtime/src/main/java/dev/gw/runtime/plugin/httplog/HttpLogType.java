package dev.gw.runtime.plugin.httplog;

import dev.gw.document.MapNode;
import dev.gw.model.Entity;
import dev.gw.runtime.observe.LogSerializer;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import java.util.List;

/** The plugin http-log. */
public final class HttpLogType implements PluginType {
    @Override
    public String name() {
        return "http-log";
    }

    @Override
    public int priority() {
        return 12;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        HttpLogs logs = context.state().of(name(), HttpLogs.class, HttpLogs::new);
        PluginConfig config = PluginConfig.of(entity);
        EntryQueue queue = logs.queue(entity.id(), Endpoint.of(config), QueueSettings.of(config.record("queue")));
        return new HttpLog(queue, new LogSerializer(context.loadedAt()));
    }

    @Override
    public List<String> notRun(Entity entity) {
        MapNode fields = PluginConfig.of(entity).fields().map("custom_fields_by_lua");
        return fields == null || fields.isEmpty()
                ? List.of()
                : List.of("custom_fields_by_lua is not run; its log has Kong's own fields only");
    }
}
