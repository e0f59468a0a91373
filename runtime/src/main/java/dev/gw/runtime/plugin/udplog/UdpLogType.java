package dev.gw.runtime.plugin.udplog;

import dev.gw.emit.JsonWriter;
import dev.gw.model.Entity;
import dev.gw.runtime.deliver.BatchQueue;
import dev.gw.runtime.deliver.Datagrams;
import dev.gw.runtime.deliver.Deliveries;
import dev.gw.runtime.deliver.QueueSettings;
import dev.gw.runtime.deliver.QueuedLog;
import dev.gw.runtime.observe.LogSerializer;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The plugin udp-log. */
public final class UdpLogType implements PluginType {
    @Override
    public String name() {
        return "udp-log";
    }

    @Override
    public int priority() {
        return 8;
    }

    @Override
    public boolean runsOnStreams() {
        return true;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        Datagrams datagrams = new Datagrams(config.string("host"), config.integer("port"));
        Deliveries deliveries = Deliveries.of(context.state());
        BatchQueue queue = deliveries.queue(
                List.of(name(), entity.id(), datagrams),
                QueueSettings.PLAIN,
                batch -> deliveries.blocking(
                        () -> datagrams.send(List.of(batch.get(0).getBytes(StandardCharsets.UTF_8)))));
        LogSerializer serializer = new LogSerializer(context.loadedAt());
        return new QueuedLog(queue, exchange -> JsonWriter.compact(serializer.entry(exchange)));
    }
}
