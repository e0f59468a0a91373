package dev.gw.runtime.observe;

import java.util.List;
import java.util.Locale;

/** The metrics, with what the exposition says of each. */
public enum MetricKind {
    AI_LLM_PROVIDER_LATENCY_MS(
            "histogram",
            "LLM response Latency for each AI plugins per ai_provider in Kong",
            "ai_provider",
            "ai_model",
            "cache_status",
            "vector_db",
            "embeddings_provider",
            "embeddings_model",
            "workspace"),
    BANDWIDTH_BYTES(
            "counter",
            "Total bandwidth (ingress/egress) throughput in bytes",
            "service",
            "route",
            "direction",
            "workspace",
            "consumer"),
    DATASTORE_REACHABLE("gauge", "Datastore reachable from Kong, 0 is unreachable"),
    HTTP_REQUESTS_TOTAL(
            "counter",
            "HTTP status codes per consumer/service/route in Kong",
            "service",
            "route",
            "code",
            "source",
            "workspace",
            "consumer"),
    KONG_LATENCY_MS(
            "histogram",
            "Latency added by Kong and enabled plugins for each service/route in Kong",
            "service",
            "route",
            "workspace"),
    MEMORY_LUA_SHARED_DICT_BYTES(
            "gauge", "Allocated slabs in bytes in a shared_dict", "node_id", "shared_dict", "kong_subsystem"),
    MEMORY_LUA_SHARED_DICT_TOTAL_BYTES(
            "gauge", "Total capacity in bytes of a shared_dict", "node_id", "shared_dict", "kong_subsystem"),
    MEMORY_WORKERS_LUA_VMS_BYTES("gauge", "Allocated bytes in worker Lua VM", "node_id", "pid", "kong_subsystem"),
    NGINX_CONNECTIONS_TOTAL("gauge", "Number of connections by subsystem", "node_id", "subsystem", "state"),
    NGINX_METRIC_ERRORS_TOTAL("counter", "Number of nginx-lua-prometheus errors"),
    NGINX_REQUESTS_TOTAL("gauge", "Number of requests total", "node_id", "subsystem"),
    NGINX_TIMERS("gauge", "Number of nginx timers", "state"),
    NODE_INFO("gauge", "Kong Node metadata information", "node_id", "version"),
    REQUEST_LATENCY_MS(
            "histogram",
            "Total latency incurred during requests for each service/route in Kong",
            "service",
            "route",
            "workspace"),
    SESSION_DURATION_MS(
            "histogram",
            "latency incurred in stream session for each service/route in Kong",
            "service",
            "route",
            "workspace"),
    STREAM_SESSIONS_TOTAL(
            "counter",
            "Stream status codes per service/route in Kong",
            "service",
            "route",
            "code",
            "source",
            "workspace"),
    UPSTREAM_LATENCY_MS(
            "histogram",
            "Latency added by upstream response for each service/route in Kong",
            "service",
            "route",
            "workspace"),
    UPSTREAM_TARGET_HEALTH(
            "gauge",
            "Health status of targets of upstream. States = healthchecks_off|healthy|unhealthy|dns_error, "
                    + "value is 1 when state is populated.",
            "upstream",
            "target",
            "address",
            "state",
            "subsystem");

    private static final List<Integer> OF_THE_GATEWAY =
            List.of(1, 2, 5, 7, 10, 15, 20, 30, 50, 75, 100, 200, 500, 750, 1000, 3000, 6000);
    private static final List<Integer> OF_UPSTREAMS =
            List.of(25, 50, 80, 100, 250, 400, 700, 1000, 2000, 5000, 10000, 30000, 60000);
    private static final List<Integer> OF_MODELS =
            List.of(250, 500, 1000, 1500, 2000, 2500, 3000, 3500, 4000, 4500, 5000, 10000, 30000, 60000);

    private final String type;
    private final String help;
    private final List<String> labels;

    MetricKind(String type, String help, String... labels) {
        this.type = type;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** The name without prefix. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    String type() {
        return type;
    }

    String help() {
        return help;
    }

    List<String> labels() {
        return labels;
    }

    /** The upper bounds of a histogram's buckets, in milliseconds. */
    List<Integer> buckets() {
        return switch (this) {
            case KONG_LATENCY_MS -> OF_THE_GATEWAY;
            case AI_LLM_PROVIDER_LATENCY_MS -> OF_MODELS;
            default -> OF_UPSTREAMS;
        };
    }
}
