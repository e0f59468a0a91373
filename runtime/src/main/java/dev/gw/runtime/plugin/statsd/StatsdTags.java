package dev.gw.runtime.plugin.statsd;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tags at a metric, in one of four styles.
 *
 * @param style {@code dogstatsd}, {@code influxdb}, {@code librato} or {@code signalfx}
 * @param node the name of this machine
 */
record StatsdTags(String style, String node) {
    /** What the tags of a request say; null for a tag that is left out. */
    record Values(
            String service,
            @Nullable String route,
            String workspace,
            @Nullable String consumer,
            int status) {}

    /**
     * A metric with its tags.
     *
     * @param value the number with its kind
     * @param values null for a request without a service, whose metrics have no tags
     */
    String line(String name, String value, @Nullable Values values) {
        if (values == null) {
            return name + ":" + value;
        }
        String sign = style.equals("dogstatsd") ? ":" : "=";
        String tags = named(values).entrySet().stream()
                .map(tag -> tag.getKey() + sign + tag.getValue())
                .collect(Collectors.joining(","));
        return switch (style) {
            case "dogstatsd" -> name + ":" + value + "|#" + tags;
            case "influxdb" -> name + "," + tags + ":" + value;
            case "librato" -> name + "#" + tags + ":" + value;
            default -> name + "[" + tags + "]:" + value;
        };
    }

    private Map<String, String> named(Values values) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("service", values.service());
        if (values.route() != null) {
            tags.put("route", values.route());
        }
        tags.put("workspace", values.workspace());
        if (values.consumer() != null) {
            tags.put("consumer", values.consumer());
        }
        tags.put("node", node);
        tags.put("status", Integer.toString(values.status()));
        return tags;
    }
}
