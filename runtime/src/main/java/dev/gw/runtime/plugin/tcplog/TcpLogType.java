package dev.gw.runtime.plugin.tcplog;

import dev.gw.emit.JsonWriter;
import dev.gw.model.Entity;
import dev.gw.runtime.deliver.BatchQueue;
import dev.gw.runtime.deliver.Deliveries;
import dev.gw.runtime.deliver.LineConnection;
import dev.gw.runtime.deliver.QueueSettings;
import dev.gw.runtime.deliver.QueuedLog;
import dev.gw.runtime.observe.LogSerializer;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The plugin tcp-log. */
public final class TcpLogType implements PluginType {
    @Override
    public String name() {
        return "tcp-log";
    }

    @Override
    public int priority() {
        return 7;
    }

    @Override
    public boolean runsOnStreams() {
        return true;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        LineConnection.Target target = new LineConnection.Target(
                config.string("host"),
                config.integer("port"),
                config.integer("timeout"),
                config.integer("keepalive"),
                config.isTrue("tls"),
                config.text("tls_sni"));
        Deliveries deliveries = Deliveries.of(context.state());
        LineConnection connection = new LineConnection(target, context.clock());
        BatchQueue queue = deliveries.queue(
                List.of(name(), entity.id(), target),
                QueueSettings.PLAIN,
                batch -> deliveries.blocking(() -> connection.send(batch.stream()
                        .map(line -> line.getBytes(StandardCharsets.UTF_8))
                        .toList())));
        LogSerializer serializer = new LogSerializer(context.loadedAt());
        return new QueuedLog(queue, exchange -> JsonWriter.compact(serializer.entry(exchange)) + "\n");
    }
}
