package dev.gw.runtime.control;

import dev.gw.document.MapNode;
import dev.gw.model.EntityKind;
import dev.gw.runtime.Gateway;
import dev.gw.runtime.http.ConnectionCounts;
import dev.gw.runtime.observe.Members;
import dev.gw.runtime.observe.NodeMemory;
import java.util.List;
import java.util.Optional;

/** What the gateway says about itself. */
final class NodeEndpoints {
    private static final String VERSION = "3.9.1";

    private final Gateway gateway;

    NodeEndpoints(Gateway gateway) {
        this.gateway = gateway;
    }

    AdminAnswer root(Call call) {
        List<String> used = new Store(call)
                .all(EntityKind.PLUGINS)
                .map(plugin -> String.valueOf(plugin.name()))
                .distinct()
                .toList();
        MapNode plugins = new Members()
                .put("available_on_server", available())
                .put("enabled_in_cluster", Members.texts(used))
                .map();
        long pid = ProcessHandle.current().pid();
        return AdminAnswer.ok(new Members()
                .put("tagline", "Welcome to kong")
                .put("version", VERSION)
                .put("edition", "community")
                .put("hostname", NodeMemory.hostname())
                .put("node_id", gateway.nodeId())
                .put("timers", new Members().put("running", 0).put("pending", 0).map())
                .put("plugins", plugins)
                .put("lua_version", "LuaJIT 2.1.1700206165")
                .put("configuration", NodeConfiguration.shown())
                .put(
                        "pids",
                        new Members()
                                .put("master", pid)
                                .put("workers", List.of(dev.gw.document.Scalar.integer(pid)))
                                .map())
                .map());
    }

    private static MapNode available() {
        Members plugins = new Members();
        for (String name : SchemaEndpoints.plugins()) {
            Members plugin = new Members().put("version", VERSION);
            Optional.ofNullable(SchemaEndpoints.priority(name)).ifPresent(priority -> plugin.put("priority", priority));
            plugins.put(name, plugin.map());
        }
        return plugins.map();
    }

    AdminAnswer enabledPlugins(Call call) {
        return AdminAnswer.ok(new Members()
                .put("enabled_plugins", Members.texts(SchemaEndpoints.plugins()))
                .map());
    }

    AdminAnswer status(Call call) {
        String unit = call.arg("unit");
        String scale = call.arg("scale");
        NodeMemory memory;
        try {
            memory = new NodeMemory(unit == null ? "m" : unit, scale);
        } catch (IllegalArgumentException wrong) {
            return AdminAnswer.message(400, String.valueOf(wrong.getMessage()));
        }
        MapNode server = new Members()
                .put("connections_accepted", ConnectionCounts.accepted())
                .put("connections_handled", ConnectionCounts.accepted())
                .put("connections_active", ConnectionCounts.active())
                .put("connections_reading", 0)
                .put("connections_writing", ConnectionCounts.writing())
                .put("connections_waiting", ConnectionCounts.waiting())
                .put("total_requests", ConnectionCounts.requests())
                .map();
        return AdminAnswer.ok(new Members()
                .put("memory", memory.shown())
                .put("server", server)
                .put("configuration_hash", call.serving().hash())
                .map());
    }

    AdminAnswer ready(Call call) {
        return call.serving().snapshot().bundle().isEmpty()
                ? AdminAnswer.message(503, "no configuration available (empty configuration present)")
                : AdminAnswer.message(200, "ready");
    }

    AdminAnswer timers(Call call) {
        return AdminAnswer.ok(new Members()
                .put("worker", new Members().put("id", 0).put("count", 1).map())
                .put("stats", noTimers())
                .map());
    }

    /** What Kong tells of its timers: here there are none. */
    private static MapNode noTimers() {
        Members counts = new Members();
        for (String name : new String[] {"total", "runs", "running", "pending", "waiting"}) {
            counts.put(name, 0);
        }
        Members graph = new Members();
        for (String name : new String[] {"running", "pending", "elapsed_time"}) {
            graph.put(name, "");
        }
        return new Members()
                .put("flamegraph", graph.map())
                .put("sys", counts.map())
                .put("timers", MapNode.empty())
                .map();
    }
}
