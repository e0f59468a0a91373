package dev.gw.runtime.plugin.zipkin;

import dev.gw.model.Entity;
import dev.gw.runtime.deliver.BatchQueue;
import dev.gw.runtime.deliver.Deliveries;
import dev.gw.runtime.deliver.QueueSettings;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
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
        BatchQueue queue = endpoint == null
                ? null
                : deliveries.queue(
                        List.of(name(), entity.id(), endpoint, settings),
                        settings,
                        batch -> deliveries
                                .status(request(endpoint, config.integer("read_timeout"), batch))
                                .thenApply(status -> status < 300));
        return new Zipkin(config, queue, context);
    }

    private static HttpRequest request(String endpoint, int timeout, List<String> spans) {
        return HttpRequest.newBuilder(URI.create(endpoint))
                .timeout(Duration.ofMillis(Math.max(1, timeout)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("[" + String.join(",", spans) + "]"))
                .build();
    }
}
