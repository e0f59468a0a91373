package dev.gw.krakend.lint;

import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint of a krakend.json.
 *
 * @param node as it stands there
 */
record EndpointView(MapNode node) {
    String path() {
        String path = node.string("endpoint");
        return path == null ? "" : path;
    }

    String method() {
        String method = node.string("method");
        return method == null ? "GET" : method;
    }

    /** {@code GET /orders}, as messages call it. */
    String name() {
        return method() + " " + path();
    }

    /** Where a message about it points. */
    Span at(String key) {
        Node value = node.get(key);
        Node path = node.get("endpoint");
        return value != null ? value.span() : path != null ? path.span() : node.span();
    }

    List<MapNode> backends() {
        List<MapNode> backends = new ArrayList<>();
        for (Node item : node.list("backend")) {
            if (item instanceof MapNode map) {
                backends.add(map);
            }
        }
        return backends;
    }

    /** The config of a namespace; null where there is none. */
    @Nullable
    MapNode extra(String namespace) {
        MapNode extra = node.map("extra_config");
        return extra == null ? null : extra.map(namespace);
    }

    /** The place of a namespace's name. */
    Span keyOf(String namespace) {
        MapNode extra = node.map("extra_config");
        MapNode.Entry entry = extra == null ? null : extra.entry(namespace);
        return entry == null ? node.span() : entry.key().span();
    }

    List<String> texts(String key) {
        return texts(node, key);
    }

    static List<String> texts(MapNode map, String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : map.list(key)) {
            if (item instanceof Scalar scalar) {
                texts.add(scalar.text());
            }
        }
        return texts;
    }
}
