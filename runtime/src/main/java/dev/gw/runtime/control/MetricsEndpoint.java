package dev.gw.runtime.control;

import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.Gateway;
import dev.gw.runtime.http.ConnectionCounts;
import dev.gw.runtime.observe.Exposition;
import dev.gw.runtime.observe.MetricKind;
import dev.gw.runtime.observe.Metrics;
import dev.gw.runtime.observe.NodeMemory;
import java.util.List;
import java.util.Locale;

/** What Prometheus scrapes: facts about the node and, where the plugin is configured, about the requests. */
final class MetricsEndpoint {
    private static final String SUBSYSTEM = "http";
    private static final List<String> STATES = List.of("healthchecks_off", "healthy", "unhealthy", "dns_error");

    private final Gateway gateway;
    private final HealthView health;

    MetricsEndpoint(Gateway gateway, HealthView health) {
        this.gateway = gateway;
        this.health = health;
    }

    AdminAnswer show(Call call) {
        Metrics metrics = gateway.state().of(Metrics.NAME, Metrics.class, Metrics::new);
        Exposition out = new Exposition();
        node(out);
        boolean configured = call.bundle().all(EntityKind.PLUGINS).stream()
                .anyMatch(plugin -> Metrics.NAME.equals(plugin.name()) && plugin.isTrue("enabled"));
        if (configured) {
            out.add(MetricKind.NGINX_METRIC_ERRORS_TOTAL, 0).add(metrics);
        }
        if (metrics.showsUpstreamHealth()) {
            call.bundle().all(EntityKind.UPSTREAMS).forEach(upstream -> upstream(out, call, upstream));
        }
        return AdminAnswer.text("text/plain; charset=UTF-8", out.text());
    }

    private void node(Exposition out) {
        String id = gateway.nodeId();
        connections(out, "accepted", ConnectionCounts.accepted());
        connections(out, "handled", ConnectionCounts.accepted());
        connections(out, "total", ConnectionCounts.requests());
        connections(out, "active", ConnectionCounts.active());
        connections(out, "reading", 0);
        connections(out, "writing", ConnectionCounts.writing());
        connections(out, "waiting", ConnectionCounts.waiting());
        out.add(MetricKind.NGINX_REQUESTS_TOTAL, ConnectionCounts.requests(), id, SUBSYSTEM)
                .add(MetricKind.NGINX_TIMERS, 0, "running")
                .add(MetricKind.NGINX_TIMERS, 0, "pending")
                .add(MetricKind.DATASTORE_REACHABLE, 1)
                .add(MetricKind.NODE_INFO, 1, id, "3.9.1");
        NodeMemory.sharedDicts()
                .forEach((name, capacity) -> out.add(MetricKind.MEMORY_LUA_SHARED_DICT_BYTES, 0, id, name, SUBSYSTEM)
                        .add(MetricKind.MEMORY_LUA_SHARED_DICT_TOTAL_BYTES, capacity, id, name, SUBSYSTEM));
        String pid = Long.toString(ProcessHandle.current().pid());
        out.add(MetricKind.MEMORY_WORKERS_LUA_VMS_BYTES, NodeMemory.used(), id, pid, SUBSYSTEM);
    }

    private void connections(Exposition out, String state, long value) {
        out.add(MetricKind.NGINX_CONNECTIONS_TOTAL, value, gateway.nodeId(), SUBSYSTEM, state);
    }

    private void upstream(Exposition out, Call call, Entity upstream) {
        String name = String.valueOf(upstream.fields().string("name"));
        for (Entity target : call.bundle().children(upstream, EntityKind.TARGETS)) {
            String text = Store.target(target);
            int weight = target.fields().get("weight") instanceof Scalar number ? (int) number.number() : 100;
            HealthView.TargetHealth found = health.target(upstream, text, weight);
            if (found.addresses().isEmpty()) {
                states(out, name, text, "", "dns_error");
            }
            for (HealthView.Address address : found.addresses()) {
                String where = address.ip() + ":" + address.port();
                states(out, name, text, where, address.health().toLowerCase(Locale.ROOT));
            }
        }
    }

    private static void states(Exposition out, String upstream, String target, String address, String state) {
        for (String one : STATES) {
            out.add(
                    MetricKind.UPSTREAM_TARGET_HEALTH,
                    one.equals(state) ? 1 : 0,
                    upstream,
                    target,
                    address,
                    one,
                    SUBSYSTEM);
        }
    }
}
