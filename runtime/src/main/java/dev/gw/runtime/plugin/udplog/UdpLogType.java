package dev.gw.runtime.plugin.udplog;

import dev.gw.emit.JsonWriter;
import dev.gw.model.Entity;
import dev.gw.runtime.deliver.BatchQueue;
import dev.gw.runtime.deliver.Deliveries;
import dev.gw.runtime.deliver.QueuedLog;
import dev.gw.runtime.observe.LogSerializer;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;

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
        BatchQueue queue = Deliveries.of(context.state()).datagrams(name(), entity);
        LogSerializer serializer = new LogSerializer(context.loadedAt());
        return new QueuedLog(queue, exchange -> JsonWriter.compact(serializer.entry(exchange)));
    }
}
