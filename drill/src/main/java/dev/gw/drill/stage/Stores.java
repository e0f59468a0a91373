package dev.gw.drill.stage;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.drill.plan.StoreState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The stores of counters that a configuration asks for. While they are well, the process keeps the counters itself; that
 * it would ask a store is remembered by an address that no store has.
 */
public final class Stores implements AutoCloseable {
    /** A port that nothing listens on. */
    private static final int REFUSED = 1;

    private static final String HERE = "127.0.0.1";

    /** A gateway waits no longer for a store than this many milliseconds, so that a drill does not either. */
    private static final int TIMEOUT = 300;

    private final SilentStore silent = new SilentStore();

    /** The configuration of a plugin that counts in a store, counting in the process. */
    static MapNode kept(MapNode config) {
        MapNode redis = Objects.requireNonNullElse(config.map("redis"), MapNode.empty())
                .with("host", Scalar.string(HERE))
                .with("port", Scalar.integer(REFUSED))
                .with("timeout", Scalar.integer(TIMEOUT));
        MapNode plain = redis.without("ssl").without("ssl_verify").without("server_name");
        return config.with("policy", Scalar.string("local"))
                .without("sync_rate")
                .with("redis", plain);
    }

    /** The configuration of a plugin that counts in Redis, counting in one on a port of this machine. */
    static MapNode at(MapNode config, int port) {
        MapNode redis = Objects.requireNonNullElse(config.map("redis"), MapNode.empty());
        for (MapNode.Entry entry : redis.entries()) {
            boolean stays = List.of("timeout", "database").contains(entry.name());
            redis = stays ? redis : redis.without(entry.name());
        }
        MapNode changed = config;
        for (MapNode.Entry entry : config.entries()) {
            boolean old = entry.name().startsWith("redis_")
                    && !List.of("redis_timeout", "redis_database").contains(entry.name());
            changed = old ? changed.without(entry.name()) : changed;
        }
        return changed.with("redis", redis.with("host", Scalar.string(HERE)).with("port", Scalar.integer(port)));
    }

    /** Whether a plugin counts in a store. */
    public static boolean counts(MapNode config) {
        MapNode redis = config.map("redis");
        return redis != null
                && HERE.equals(redis.string("host"))
                && redis.get("port") instanceof Scalar port
                && port.isNumber()
                && port.number() == REFUSED;
    }

    /** The document with its stores in a state. */
    Node with(Node node, StoreState state) {
        if (node instanceof ListNode list) {
            List<Node> items = new ArrayList<>();
            list.items().forEach(item -> items.add(with(item, state)));
            return new ListNode(items, list.span());
        }
        if (!(node instanceof MapNode map)) {
            return node;
        }
        MapNode config = map.map("config");
        if (config != null && counts(config)) {
            return map.with("config", asked(config, state));
        }
        MapNode changed = map;
        for (String key : List.of("services", "routes", "consumers", "plugins")) {
            Node below = changed.get(key);
            changed = below instanceof ListNode ? changed.with(key, with(below, state)) : changed;
        }
        return changed;
    }

    private MapNode asked(MapNode config, StoreState state) {
        if (state == StoreState.WELL) {
            return config;
        }
        int port = state == StoreState.SILENT ? silent.port() : REFUSED;
        MapNode redis = Objects.requireNonNull(config.map("redis")).with("port", Scalar.integer(port));
        return config.with("policy", Scalar.string("redis")).with("redis", redis);
    }

    @Override
    public void close() {
        silent.close();
    }
}
