package dev.gw.runtime.plugin.loggly;

import dev.gw.emit.JsonWriter;
import dev.gw.model.Entity;
import dev.gw.runtime.deliver.BatchQueue;
import dev.gw.runtime.deliver.Deliveries;
import dev.gw.runtime.deliver.HostNameOfNode;
import dev.gw.runtime.deliver.QueuedLog;
import dev.gw.runtime.observe.LogSerializer;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.plugin.Severity;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The plugin loggly. */
public final class LogglyType implements PluginType {
    @Override
    public String name() {
        return "loggly";
    }

    @Override
    public int priority() {
        return 6;
    }

    @Override
    public boolean runsOnStreams() {
        return true;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        BatchQueue queue = Deliveries.of(context.state()).datagrams(name(), entity);
        LogSerializer serializer = new LogSerializer(context.loadedAt());
        Severity severity = Severity.of(config);
        String tags = config.strings("tags").stream()
                .map(tag -> "tag=\"" + tag + "\"")
                .collect(Collectors.joining(" "));
        String key = "[" + config.string("key") + "@41058 " + tags + "] ";
        return new QueuedLog(queue, exchange -> {
            OptionalInt grave = severity.of(exchange);
            return grave.isEmpty()
                    ? null
                    : "<" + (8 + grave.getAsInt()) + ">1 "
                            + context.clock().instant().truncatedTo(ChronoUnit.SECONDS) + " " + HostNameOfNode.get()
                            + " kong - - " + key + JsonWriter.compact(serializer.entry(exchange));
        });
    }
}
