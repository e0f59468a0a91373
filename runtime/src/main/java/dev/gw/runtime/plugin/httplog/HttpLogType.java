package dev.gw.runtime.plugin.httplog;

import dev.gw.model.Entity;
import dev.gw.runtime.deliver.BatchQueue;
import dev.gw.runtime.deliver.Deliveries;
import dev.gw.runtime.deliver.QueueSettings;
import dev.gw.runtime.observe.LogSerializer;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.web.WebClient;
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
    public boolean runsOnStreams() {
        return true;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        Endpoint endpoint = Endpoint.of(config);
        QueueSettings settings = QueueSettings.of(config.record("queue"));
        Deliveries deliveries = Deliveries.of(context.state());
        BatchQueue queue = deliveries.queue(List.of(name(), endpoint, settings), settings, batch -> {
            String body = settings.batch() == 1 ? batch.get(0) : "[" + String.join(",", batch) + "]";
            return WebClient.of(context.state())
                    .send(endpoint.request(body), endpoint.way())
                    .thenApply(answer -> answer.status() < 300);
        });
        return new HttpLog(queue, new LogSerializer(context.loadedAt()));
    }
}
