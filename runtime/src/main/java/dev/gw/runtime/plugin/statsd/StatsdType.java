package dev.gw.runtime.plugin.statsd;

import dev.gw.model.Entity;
import dev.gw.runtime.deliver.BatchQueue;
import dev.gw.runtime.deliver.Datagrams;
import dev.gw.runtime.deliver.Deliveries;
import dev.gw.runtime.deliver.HostNameOfNode;
import dev.gw.runtime.deliver.LineConnection;
import dev.gw.runtime.deliver.QueueSettings;
import dev.gw.runtime.deliver.QueuedLog;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The plugin statsd. */
public final class StatsdType implements PluginType {
    private static final int TCP_TIMEOUT = 1000;
    private static final int TCP_KEPT = 60_000;

    @Override
    public String name() {
        return "statsd";
    }

    @Override
    public int priority() {
        return 11;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        QueueSettings settings = QueueSettings.of(config.record("queue")).uncounted();
        Deliveries deliveries = Deliveries.of(context.state());
        Datagrams datagrams = new Datagrams(config.string("host"), config.integer("port"));
        BatchQueue queue = deliveries.queue(
                List.of(name(), entity.id(), config, settings),
                settings,
                sender(config, context, deliveries, datagrams));
        StatsdMetrics metrics = new StatsdMetrics(config, HostNameOfNode.get().replace('.', '_'));
        StatusRanges allowed = StatusRanges.of(config);
        return new QueuedLog(queue, exchange -> allowed.take(exchange) ? text(metrics, exchange) : null);
    }

    private static String text(StatsdMetrics metrics, Exchange exchange) {
        return String.join("\n", metrics.lines(exchange));
    }

    private static BatchQueue.Sender sender(
            PluginConfig config, PluginContext context, Deliveries deliveries, Datagrams datagrams) {
        if (config.isTrue("use_tcp")) {
            LineConnection.Target target = new LineConnection.Target(
                    datagrams.host(), datagrams.port(), TCP_TIMEOUT, TCP_KEPT, /* tls= */ false, null);
            LineConnection connection = new LineConnection(target, context.clock());
            return batch -> deliveries.blocking(() -> connection.send(lines(batch).stream()
                    .map(line -> (line + "\n").getBytes(StandardCharsets.UTF_8))
                    .toList()));
        }
        int size = config.hasNumber("udp_packet_size") ? config.integer("udp_packet_size") : 0;
        return batch -> deliveries.blocking(() -> datagrams.send(Packets.of(lines(batch), size)));
    }

    private static List<String> lines(List<String> batch) {
        return batch.stream().flatMap(String::lines).toList();
    }

    @Override
    public List<String> notRun(Entity entity) {
        boolean shared = PluginConfig.of(entity).fields().list("metrics").stream()
                .anyMatch(metric -> metric.toString().contains("shdict_usage"));
        return shared && asksForIt(entity)
                ? List.of("shdict_usage is not sent: gw has no shared dictionaries")
                : List.of();
    }

    /** It stands among the defaults; only who wrote metrics asks for it. */
    private static boolean asksForIt(Entity entity) {
        return entity.authored().map("config") != null
                && !PluginConfig.of(entity).fields().list("metrics").isEmpty()
                && entity.authored().map("config").has("metrics");
    }
}
