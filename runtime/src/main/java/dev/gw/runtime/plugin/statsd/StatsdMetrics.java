package dev.gw.runtime.plugin.statsd;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.Entity;
import dev.gw.runtime.exchange.Exchange;
import dev.gw.runtime.exchange.Identity;
import dev.gw.runtime.exchange.Response;
import dev.gw.runtime.observe.EntityViews;
import dev.gw.runtime.plugin.LoggedNumbers;
import dev.gw.runtime.plugin.PluginConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The metrics that a configuration sends of a request. Immutable. */
final class StatsdMetrics {
    private final List<PluginConfig> metrics = new ArrayList<>();
    private final PluginConfig config;
    private final String prefix;
    private final @Nullable StatsdTags tags;

    /**
     * The metrics of a configuration.
     *
     * @param node the name of this machine, without dots
     */
    StatsdMetrics(PluginConfig config, String node) {
        this.config = config;
        String style = config.text("tag_style");
        this.tags = style == null ? null : new StatsdTags(style, node);
        boolean named = config.isTrue("hostname_in_prefix") && style == null;
        this.prefix = config.string("prefix") + (named ? ".node." + node : "");
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
            String line = line(exchange, metric);
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    private @Nullable String line(Exchange exchange, PluginConfig metric) {
        String name = metric.string("name");
        OptionalLong number = LoggedNumbers.of(exchange, name);
        if (tags != null) {
            String full = prefix + "." + LoggedNumbers.name(name);
            return number.isEmpty()
                    ? null
                    : tags.line(full, number.getAsLong() + typed(metric), tags(exchange, metric));
        }
        if (number.isPresent()) {
            String scope = scope(exchange, identifier(metric, "service_identifier"));
            return prefix + "." + scope + "." + LoggedNumbers.name(name) + ":" + number.getAsLong() + typed(metric);
        }
        return special(exchange, metric, name);
    }

    private static String typed(PluginConfig metric) {
        return "|" + LoggedNumbers.kind(String.valueOf(metric.text("stat_type"))) + rate(metric);
    }

    private static String rate(PluginConfig metric) {
        return metric.hasNumber("sample_rate") && metric.number("sample_rate") != 1
                ? "|@" + metric.string("sample_rate")
                : "";
    }

    private @Nullable String special(Exchange exchange, PluginConfig metric, String name) {
        String scope = scope(exchange, identifier(metric, "service_identifier"));
        String consumer = consumer(exchange, metric);
        String counted = ":1|c" + rate(metric);
        return switch (name) {
            case "status_count" -> prefix + "." + scope + ".status." + status(exchange) + counted;
            case "status_count_per_workspace" ->
                prefix + "." + scope + ".workspace." + workspace(metric) + ".status." + status(exchange) + counted;
            case "unique_users" -> consumer == null ? null : prefix + "." + scope + ".user.uniques:" + consumer + "|s";
            case "request_per_user" ->
                consumer == null ? null : prefix + "." + scope + ".user." + consumer + ".request.count" + counted;
            case "status_count_per_user" ->
                consumer == null
                        ? null
                        : prefix + "." + scope + ".user." + consumer + ".status." + status(exchange) + counted;
            case "status_count_per_user_per_route" ->
                consumer == null || exchange.route() == null
                        ? null
                        : prefix + ".route." + exchange.route().id() + ".user." + consumer + ".status."
                                + status(exchange) + counted;
            default -> null;
        };
    }

    private static int status(Exchange exchange) {
        Response response = exchange.response();
        return response == null ? 499 : response.status();
    }

    private String identifier(PluginConfig metric, String name) {
        String own = metric.text(name);
        return own == null ? String.valueOf(config.text(name + "_default")) : own;
    }

    private String workspace(PluginConfig metric) {
        return identifier(metric, "workspace_identifier").equals("workspace_name") ? "default" : EntityViews.WORKSPACE;
    }

    private @Nullable String consumer(Exchange exchange, PluginConfig metric) {
        Identity identity = exchange.identity();
        Entity consumer = identity == null ? null : identity.consumer();
        return consumer == null
                ? null
                : switch (identifier(metric, "consumer_identifier")) {
                    case "consumer_id" -> consumer.id();
                    case "username" -> consumer.fields().string("username");
                    default -> consumer.fields().string("custom_id");
                };
    }

    private static @Nullable String service(Exchange exchange, String by) {
        Entity service = exchange.service();
        if (service == null) {
            return null;
        }
        String host = service.fields().string("host");
        return switch (by) {
            case "service_id" -> service.id();
            case "service_name" -> service.name();
            case "service_host" -> host;
            default -> service.name() == null ? host : service.name();
        };
    }

    private static String scope(Exchange exchange, String by) {
        if (exchange.service() == null) {
            return "global.unmatched";
        }
        String name = service(exchange, by);
        return "service." + (name == null ? "unnamed" : name.replace('.', '_'));
    }

    private StatsdTags.@Nullable Values tags(Exchange exchange, PluginConfig metric) {
        String service = service(exchange, identifier(metric, "service_identifier"));
        Entity route = exchange.route();
        String routeName = route == null ? null : route.name() == null ? route.id() : route.name();
        return service == null
                ? null
                : new StatsdTags.Values(
                        service, routeName, workspace(metric), consumer(exchange, metric), status(exchange));
    }
}
