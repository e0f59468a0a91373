package dev.gw.runtime.plugin.opentelemetry;

import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.runtime.deliver.BatchQueue;
import dev.gw.runtime.deliver.Deliveries;
import dev.gw.runtime.deliver.QueueSettings;
import dev.gw.runtime.plugin.NodeId;
import dev.gw.runtime.plugin.Plugin;
import dev.gw.runtime.plugin.PluginConfig;
import dev.gw.runtime.plugin.PluginContext;
import dev.gw.runtime.plugin.PluginType;
import dev.gw.runtime.web.WebClient;
import dev.gw.runtime.web.WebPlace;
import dev.gw.runtime.web.WebRequest;
import dev.gw.runtime.web.WebWay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plugin opentelemetry. */
public final class OpenTelemetryType implements PluginType {
    @Override
    public String name() {
        return "opentelemetry";
    }

    @Override
    public int priority() {
        return 14;
    }

    @Override
    public Plugin create(Entity entity, PluginContext context) {
        PluginConfig config = PluginConfig.of(entity);
        String endpoint = endpoint(config);
        if (endpoint == null) {
            return new Plugin() {};
        }
        QueueSettings settings = QueueSettings.of(config.record("queue")).uncounted();
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", "application/x-protobuf"));
        headers.putAll(texts(config.fields().map("headers")));
        Map<String, String> resource = new LinkedHashMap<>();
        resource.put("service.name", "kong");
        resource.put("service.version", "3.9.1");
        resource.put(
                "service.instance.id",
                NodeId.of(context.state(), context.random()).toString());
        resource.putAll(texts(config.fields().map("resource_attributes")));
        Deliveries deliveries = Deliveries.of(context.state());
        WebWay way = new WebWay(config.integer("read_timeout"), /* verify= */ false, /* proxy= */ null);
        WebPlace place = WebPlace.of(endpoint);
        BatchQueue queue = deliveries.queue(
                List.of(name(), entity.id(), endpoint, headers, resource, settings),
                settings,
                batch -> WebClient.of(context.state())
                        .send(
                                WebRequest.to("POST", place, Otlp.export(batch, resource))
                                        .with(headers),
                                way)
                        .thenApply(answer -> answer.status() == 200));
        return new OpenTelemetry(config, queue, context.random());
    }

    /** The present name of the field, or the former one. */
    private static @Nullable String endpoint(PluginConfig config) {
        String endpoint = config.text("traces_endpoint");
        return endpoint == null ? config.text("endpoint") : endpoint;
    }

    private static Map<String, String> texts(@Nullable MapNode map) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (MapNode.Entry entry : map == null ? List.<MapNode.Entry>of() : map.entries()) {
            if (entry.value() instanceof Scalar scalar && !scalar.isNull()) {
                texts.put(entry.name(), scalar.text());
            }
        }
        return texts;
    }

    @Override
    public List<String> notRun(Entity entity) {
        return PluginConfig.of(entity).text("logs_endpoint") == null
                ? List.of()
                : List.of("logs_endpoint gets nothing: gw keeps no log of errors within a request");
    }
}
