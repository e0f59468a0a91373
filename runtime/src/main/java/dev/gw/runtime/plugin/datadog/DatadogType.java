package dev.gw.runtime.plugin.datadog;

import dev.gw.model.Entity;
import dev.gw.runtime.deliver.BatchQueue;
import dev.gw.runtime.deliver.Datagrams;
import dev.gw.runtime.deliver.Deliveries;
import dev.gw.runtime.deliver.QueueSettings;
import dev.gw.runtime.deliver.QueuedLog;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The plugin datadog. */
public final class DatadogType implements PluginType {
    @Override
    public String name() {
        return "datadog";
    }

    @Override
    public int priority() {
        return 10;
    }

    @Override
    public boolean runsOnStreams() {
        return true;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        QueueSettings settings = QueueSettings.of(config.record("queue")).uncounted();
        String host = config.text("host");
        int port = config.hasNumber("port") ? config.integer("port") : 8125;
        Datagrams datagrams = new Datagrams(host == null ? "localhost" : host, port);
        Deliveries deliveries = Deliveries.of(context.state());
        BatchQueue queue = deliveries.queue(
                List.of(name(), entity.id(), datagrams, settings),
                settings,
                batch -> deliveries.blocking(() -> datagrams.send(batch.stream()
                        .flatMap(String::lines)
                        .map(line -> line.getBytes(StandardCharsets.UTF_8))
                        .toList())));
        DatadogMetrics metrics = new DatadogMetrics(config);
        return new QueuedLog(queue, exchange -> String.join("\n", metrics.lines(exchange)));
    }
}
