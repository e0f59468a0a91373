package dev.gw.runtime.plugin.zipkin;

import dev.gw.model.Entity;
import dev.gw.runtime.deliver.BatchQueue;
import dev.gw.runtime.deliver.Deliveries;
import dev.gw.runtime.deliver.QueueSettings;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.web.WebClient;
import dev.gw.runtime.web.WebPlace;
import dev.gw.runtime.web.WebRequest;
import dev.gw.runtime.web.WebWay;
import java.util.List;

/** The plugin zipkin. */
public final class ZipkinType implements PluginType {
    @Override
    public String name() {
        return "zipkin";
    }

    @Override
    public int priority() {
        return 100_000;
    }

    @Override
    public boolean runsOnStreams() {
        return true;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        QueueSettings settings = QueueSettings.of(config.record("queue")).uncounted();
        Deliveries deliveries = Deliveries.of(context.state());
        String endpoint = config.text("http_endpoint");
        WebWay way = new WebWay(config.integer("read_timeout"), /* verify= */ false, /* proxy= */ null);
        BatchQueue queue = endpoint == null
                ? null
                : deliveries.queue(
                        List.of(name(), entity.id(), endpoint, settings),
                        settings,
                        batch -> WebClient.of(context.state())
                                .send(request(endpoint, batch), way)
                                .thenApply(answer -> answer.status() < 300));
        return new Zipkin(config, queue, context);
    }

    private static WebRequest request(String endpoint, List<String> spans) {
        return WebRequest.to("POST", WebPlace.of(endpoint), "[" + String.join(",", spans) + "]")
                .with("Content-Type", "application/json");
    }
}
