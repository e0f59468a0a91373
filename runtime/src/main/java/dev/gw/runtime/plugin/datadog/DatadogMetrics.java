package dev.gw.runtime.plugin.datadog;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.plugin.LoggedNumbers;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The metrics that a configuration sends of a request. Immutable. */
final class DatadogMetrics {
    private final PluginConfig config;
    private final List<PluginConfig> metrics = new ArrayList<>();

    DatadogMetrics(PluginConfig config) {
        this.config = config;
        for (Node metric : config.fields().list("metrics")) {
            if (metric instanceof MapNode map) {
                metrics.add(new PluginConfig(map));
            }
        }
    }

    /** The lines to send. */
    List<String> lines(Exchange exchange) {
        List<String> lines = new ArrayList<>(metrics.size());
        for (PluginConfig metric : metrics) {
            String name = metric.string("name");
            OptionalLong number = LoggedNumbers.of(exchange, name);
            if (exchange.session() != null && number.isEmpty()) {
                continue;
            }
            String kind = LoggedNumbers.kind(metric.string("stat_type"));
            boolean sampled = metric.hasNumber("sample_rate") && metric.number("sample_rate") != 1;
            // an upstream that was not asked counts -1, as in Kong
            lines.add(config.string("prefix") + "." + LoggedNumbers.name(name) + ":" + number.orElse(-1) + "|" + kind
                    + (sampled ? "|@" + metric.string("sample_rate") : "") + "|#" + tags(exchange, metric));
        }
        return lines;
    }

    private String tags(Exchange exchange, PluginConfig metric) {
        List<String> tags = new ArrayList<>();
        tags.add(named("service_name_tag", "name") + ":" + service(exchange));
        tags.add(named("status_tag", "status") + ":" + status(exchange));
        String consumer = consumer(exchange, metric.text("consumer_identifier"));
        if (consumer != null) {
            tags.add(named("consumer_tag", "consumer") + ":" + consumer);
        }
        tags.addAll(metric.strings("tags"));
        return String.join(",", tags);
    }

    private static String status(Exchange exchange) {
        Response response = exchange.response();
        if (exchange.session() != null) {
            return "-";
        }
        return response == null ? "499" : Integer.toString(response.status());
    }

    private String named(String field, String usual) {
        String name = config.text(field);
        return name == null ? usual : name;
    }

    private static String service(Exchange exchange) {
        Entity service = exchange.service();
        if (service == null) {
            return "";
        }
        String name = service.name() == null ? service.fields().string("host") : service.name();
        return String.valueOf(name).replace('.', '_');
    }

    private static @Nullable String consumer(Exchange exchange, @Nullable String by) {
        Identity identity = exchange.identity();
        Entity consumer = identity == null ? null : identity.consumer();
        if (consumer == null || by == null) {
            return null;
        }
        return switch (by) {
            case "consumer_id" -> consumer.id().replace('-', '_');
            case "username" -> consumer.fields().string("username");
            default -> consumer.fields().string("custom_id");
        };
    }
}
