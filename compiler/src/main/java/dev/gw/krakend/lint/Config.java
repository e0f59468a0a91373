package dev.gw.krakend.lint;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.krakend.Edition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A krakend.json, as traps look at it.
 *
 * @param root the document
 * @param edition the edition it is for
 * @param endpoints its endpoints
 */
record Config(MapNode root, Edition edition, List<EndpointView> endpoints) {
    Config(MapNode root, Edition edition) {
        this(root, edition, endpoints(root));
    }

    private static List<EndpointView> endpoints(MapNode root) {
        List<EndpointView> endpoints = new ArrayList<>();
        for (Node item : root.list("endpoints")) {
            if (item instanceof MapNode map) {
                endpoints.add(new EndpointView(map));
            }
        }
        return endpoints;
    }

    boolean enterprise() {
        return edition == Edition.EE;
    }

    /** The config of a namespace of the whole gateway; null where there is none. */
    @Nullable
    MapNode service(String namespace) {
        MapNode extra = root.map("extra_config");
        return extra == null ? null : extra.map(namespace);
    }
}
