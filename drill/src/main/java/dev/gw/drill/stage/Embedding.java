package dev.gw.drill.stage;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes plugins do without the world: counters are kept in the process, and nothing is logged anywhere. */
final class Embedding {
    /** What was changed, a sentence for each kind of change. */
    private final Map<String, String> notes = new TreeMap<>();

    /** The port of a Redis of the drill's own; 0 where there is none. */
    private final int redis;

    /** Counters are kept in the process. */
    Embedding() {
        this(0);
    }

    /** Counters of Redis are kept in one on a port of this machine. */
    Embedding(int redis) {
        this.redis = redis;
    }

    List<String> notes() {
        return List.copyOf(notes.values());
    }

    /** The same by the kind of change. */
    Map<String, String> kinds() {
        return Map.copyOf(notes);
    }

    /** A configuration whose plugins do without, wherever they are nested. */
    MapNode document(MapNode document) {
        return (MapNode) deep(document);
    }

    private Node deep(Node node) {
        if (node instanceof ListNode list) {
            return new ListNode(list.items().stream().map(this::deep).toList(), list.span());
        }
        if (!(node instanceof MapNode map)) {
            return node;
        }
        MapNode changed = map;
        if (map.get("plugins") instanceof ListNode plugins) {
            List<Node> items = new ArrayList<>();
            for (Node plugin : plugins.items()) {
                items.add(plugin instanceof MapNode one ? plugin(one) : plugin);
            }
            changed = map.with("plugins", new ListNode(items, plugins.span()));
        }
        for (String key : List.of("services", "routes", "consumers", "consumer_groups")) {
            Node below = changed.get(key);
            changed = below instanceof ListNode ? changed.with(key, deep(below)) : changed;
        }
        return changed;
    }

    MapNode plugin(MapNode plugin) {
        String name = String.valueOf(plugin.string("name"));
        if (Logging.NAMES.contains(name)) {
            notes.put("log", "plugins that log elsewhere are off, so that nothing leaves this machine");
            return plugin.with("enabled", Scalar.bool(false));
        }
        MapNode config = plugin.map("config");
        String policy = config == null ? null : config.string("policy");
        if (config != null && policy == null && config.map("redis") != null) {
            notes.put(
                    "redis",
                    "plugins that ask Redis themselves ask a stand-in, which knows what drills/derive.yml says");
        }
        if (config == null || policy == null || !Set.of("redis", "cluster").contains(policy)) {
            return plugin;
        }
        if (redis > 0 && policy.equals("redis")) {
            notes.put("policy", "counters of Redis are kept in a redis-server of the drill's own");
            return plugin.with("config", Stores.at(config, redis));
        }
        notes.put("policy", "counters of Redis are kept in the process");
        return plugin.with(
                "config",
                policy.equals("redis")
                        ? Stores.kept(config)
                        : config.with("policy", Scalar.string("local")).without("sync_rate"));
    }
}
