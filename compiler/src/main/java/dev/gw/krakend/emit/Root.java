package dev.gw.krakend.emit;

import dev.gw.document.Node;
import dev.gw.model.Entity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the whole gateway is configured with: namespaces, and plugins that have to be the same everywhere. Not thread-safe. */
final class Root {
    private final SortedMap<String, Node> extra = new TreeMap<>();
    private final SortedMap<String, Node> router = new TreeMap<>();
    /** For each name of a plugin, the site where each entity was first seen, and how many endpoints it is for. */
    private final Map<String, Map<Entity, Wide>> wide = new LinkedHashMap<>();

    /** A plugin that KrakenD has for the whole gateway only. */
    record Wide(Site site, int endpoints) {}

    void put(String namespace, Node config) {
        extra.put(namespace, config);
    }

    boolean has(String namespace) {
        return extra.containsKey(namespace);
    }

    void router(String key, Node value) {
        router.put(key, value);
    }

    boolean hasRouter(String key) {
        return router.containsKey(key);
    }

    /** Notes a plugin that has to hold for all endpoints, or for none. */
    void wide(Site site) {
        wide.computeIfAbsent(String.valueOf(site.plugin().name()), name -> new LinkedHashMap<>())
                .merge(
                        site.plugin(),
                        new Wide(site, site.endpoints().size()),
                        (a, b) -> new Wide(a.site(), a.endpoints() + b.endpoints()));
    }

    Map<String, Map<Entity, Wide>> wide() {
        return wide;
    }

    SortedMap<String, Node> extra() {
        return extra;
    }

    SortedMap<String, Node> router() {
        return router;
    }
}
