package dev.gw.drill.stage;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.model.Bundle;
import dev.gw.model.Entity;
import dev.gw.model.EntityKind;
import dev.gw.runtime.dns.Detours;
import dev.gw.runtime.dns.NameService;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leads plugins that open connections to Redis themselves to another one: Redis is whatever their settings call so, and
 * every port that is Redis's by custom. Everybody else is led where other detours say.
 */
final class StoreDetours implements Detours {
    private static final int USUAL_PORT = 6379;

    private final InetSocketAddress store;
    private final Detours others;
    private final int patience;
    private volatile Set<String> named = Set.of();

    /**
     * Detours.
     *
     * @param store where Redis is asked
     * @param patience how many milliseconds it is waited for at least
     */
    StoreDetours(InetSocketAddress store, Detours others, int patience) {
        this.store = store;
        this.others = others;
        this.patience = patience;
    }

    @Override
    public int patience() {
        return patience;
    }

    @Override
    public @Nullable InetSocketAddress of(String host, int port) {
        return port == USUAL_PORT || named.contains(host + ":" + port) ? store : others.of(host, port);
    }

    @Override
    public void learn(Bundle bundle, NameService names) {
        Set<String> found = new HashSet<>();
        for (Entity plugin : bundle.all(EntityKind.PLUGINS)) {
            find(plugin.fields().map("config"), found);
        }
        named = Set.copyOf(found);
        others.learn(bundle, names);
    }

    private static void find(@Nullable Node node, Set<String> found) {
        if (node instanceof ListNode list) {
            list.items().forEach(item -> find(item, found));
        }
        if (!(node instanceof MapNode map)) {
            return;
        }
        add(map.map("redis"), "host", "port", found);
        add(map, "redis_host", "redis_port", found);
        map.entries().forEach(entry -> find(entry.value(), found));
    }

    private static void add(@Nullable MapNode map, String host, String port, Set<String> found) {
        if (map != null && map.string(host) != null && map.get(port) instanceof Scalar number && number.isNumber()) {
            found.add(map.string(host) + ":" + (int) number.number());
        }
    }
}
